package org.labelport.csv.rle;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.labelport.csv.picture.read.ColumnNames;
import org.labelport.csv.picture.read.PictureColumns;
import org.labelport.csv.text.Row;

/**
 * The indices of a table's columns, found by the names in its header, from 0; -1 for a column that does not exist.
 *
 * @param count of all columns
 * @param picture the columns about the picture
 * @param withClass whether the picture's name has {@code _} and the class behind it
 * @param category column of the class
 * @param runs column of the run lengths
 * @param others names of all other columns, by their indices
 */
public record RunColumns(
        int count,
        PictureColumns picture,
        boolean withClass,
        int category,
        int runs,
        SortedMap<Integer, String> others) {

    private static final List<String> RUNS = List.of(
            "encodedpixels", "rle", "rlemask", "maskrle", "encodedmask", "encoding", "segmentation", "annotation");

    private static final List<String> FILE_AND_CATEGORY =
            List.of("imageidclassid", "imagelabel", "imageidlabel", "imageclass", "imageidclass");

    private static final String ID = "id";

    /** Finds the columns of a header; empty when the row is not the header of such a table. */
    public static Optional<RunColumns> of(Row header) {
        ColumnNames names = new ColumnNames(header.cells());
        int joined = names.first(FILE_AND_CATEGORY);
        int file = joined >= 0
                ? joined
                : names.first(Stream.concat(ColumnNames.PICTURE.stream(), Stream.of(ID))
                        .toList());
        int runs = names.first(RUNS);
        if (file < 0 || runs < 0) {
            return Optional.empty();
        }
        int category = joined >= 0 ? -1 : names.first(ColumnNames.CATEGORY);
        PictureColumns picture = new PictureColumns(
                file,
                names.first(List.of("imagewidth", "imgwidth", "width")),
                names.first(List.of("imageheight", "imgheight", "height")));
        Set<Integer> known = new HashSet<>(picture.all());
        known.addAll(List.of(category, runs));
        return Optional.of(
                new RunColumns(header.cells().size(), picture, joined >= 0, category, runs, names.others(known)));
    }
}
