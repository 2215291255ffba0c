package org.labelport.csv.picture.write;

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

    /**
     * Writes a row that holds a box.
     *
     * @throws ItemException when the row needs the picture's size and that is not known
     */
    void box(ByteText out, TablePicture picture, String category, Shape.Box box) throws ItemException;

    /**
     * Writes the row of a picture without boxes.
     *
     * @return false when the table cannot list such a picture
     */
    boolean empty(ByteText out, TablePicture picture);

    /**
     * Returns why the format's readers would refuse a box that could be written; empty when they would not.
     *
     * @param boxesBefore how many boxes of the picture have been written
     */
    default Optional<BoxFit.Note> refuse(Shape.Box box, TablePicture picture, int boxesBefore) {
        return Optional.empty();
    }
}
