package org.labelport.csv.picture;

import java.util.List;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.report.ItemException;

/** What the rows of a table mean. Stateless. */
public interface RowDialect {

    /** The picture that a row speaks of. */
    RowPicture picture(Row row) throws ItemException;

    /**
     * Adds what a row says of its picture.
     *
     * @param frame of the picture
     * @param into annotations of the picture so far; the id of a new one is their number
     */
    void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException;
}
