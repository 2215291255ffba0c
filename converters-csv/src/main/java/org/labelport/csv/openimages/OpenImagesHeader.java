package org.labelport.csv.openimages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.text.Row;

/** Knows the tables of Open Images by their headers. */
public final class OpenImagesHeader {

    private OpenImagesHeader() {}

    /** Whether a row is the header of a table of boxes, whose corners are shares of the picture's sides. */
    public static boolean isOfBoxes(Row first) {
        List<String> names = first.cells().stream().map(String::strip).toList();
        return names.containsAll(OpenImagesDialect.required(Table.BOXES));
    }

    /** Returns the places of the columns by name. The table of points spells the column of pictures in its own way. */
    static Map<String, Integer> columns(List<String> names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(name(names.get(i)), i);
        }
        return columns;
    }

    /** Returns the names that an earlier column has, too, which is the one that is read. */
    static List<String> repeated(List<String> names) {
        Map<String, Integer> columns = columns(names);
        return IntStream.range(0, names.size())
                .filter(i -> columns.get(name(names.get(i))) != i)
                .mapToObj(i -> name(names.get(i)))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String name(String cell) {
        String name = cell.strip();
        return name.equals("ImageId") ? "ImageID" : name;
    }
}
