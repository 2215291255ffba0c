package org.labelport.csv.picture.read;

import java.util.List;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.report.ItemException;

/** Reads the rows of one kind of table. Stateless. */
public interface RowDialect {

    /** Returns the picture that a row names. */
    RowPicture picture(Row row) throws ItemException;

    /**
     * Adds the annotations of a row.
     *
     * @param frame the row's picture
     * @param into the annotations of the picture so far; the id of a new one is its number, from 1
     */
    void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException;
}
