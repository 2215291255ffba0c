package org.labelport.masks.camvid;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.labelport.masks.file.ColorLine;
import org.labelport.target.FileKind;

/**
 * The lists of colours that other programs write beside masks of colours.
 *
 * @param file name of the list
 * @param form makes a line have the form of {@link ColorLine}
 */
record OtherLists(String file, UnaryOperator<String> form) {

    private static final List<OtherLists> ALL = List.of(
            new OtherLists("labelmap.txt", OtherLists::ofLabel), new OtherLists("class_dict.csv", OtherLists::ofRow));

    /** Returns the first of the known lists that a folder has. */
    static Optional<OtherLists> in(Path root) {
        return ALL.stream()
                .filter(list -> FileKind.isThere(root.resolve(list.file())))
                .findFirst();
    }

    /** Converts {@code name:r,g,b:parts:actions}, as CVAT and Datumaro write it. */
    private static String ofLabel(String line) {
        String[] fields = line.split(":", -1);
        if (line.startsWith("#") || fields.length < 2) {
            return line;
        }
        return fields[1].isBlank() ? fields[0] : fields[1].replace(',', ' ') + " " + fields[0];
    }

    /** Converts {@code name,r,g,b}, as in the copies of CamVid on Kaggle. The first line names the columns. */
    private static String ofRow(String line) {
        String[] fields = line.split(",", -1);
        if (line.isEmpty() || fields.length != 4) {
            return line.isEmpty() ? line : "? " + line;
        }
        String color = fields[1].strip() + " " + fields[2].strip() + " " + fields[3].strip();
        return color.equals("r g b") ? "#" : color + " " + fields[0].strip();
    }
}
