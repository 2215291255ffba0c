package org.labelport.csv.picture;

import java.util.Optional;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.report.ItemException;

/** How a format writes pictures and boxes as rows. Stateless; used by several threads at once. */
public interface BoxRows {

    /** The format's name in messages. */
    String title();

    /** The table that the items of a split go to. */
    Part table(Split split);

    /** Where a picture goes in the export. */
    String mediaPath(String name);

    /**
     * Writes a row that holds a box.
     *
     * @throws ItemException when it needs the picture's size, which is not known
     */
    void box(ByteText out, TablePicture picture, String category, Shape.Box box) throws ItemException;

    /** Writes a picture without boxes; false when the table cannot list it. */
    boolean empty(ByteText out, TablePicture picture);

    /** Why the format's readers would not take a box, though it can be written. */
    default Optional<BoxFit.Note> refuse(Shape.Box box, TablePicture picture, int boxesBefore) {
        return Optional.empty();
    }
}
