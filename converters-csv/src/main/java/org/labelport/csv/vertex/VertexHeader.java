package org.labelport.csv.vertex;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.csv.text.Row;

/**
 * The names of columns that some programs put before the rows, although Google's tables have none.
 *
 * @param present whether the first row names columns
 * @param usual whether the columns are those of Google's tables, in their order, so that only the line is too much
 */
record VertexHeader(boolean present, boolean usual) {

    private static final Set<String> SETS = Set.of("set", "ml_use", "split");

    /** What Google's own examples call the column of the path. */
    private static final Set<String> STORED = Set.of(
            "gcs_file_path",
            "gcs_path",
            "gcs_uri",
            "gs_path",
            "gs_uri",
            "image_gcs_uri",
            "imagegcsuri",
            "image_uri",
            "uri");

    private static final Set<String> PATHS = Set.of(
            "image",
            "images",
            "image_path",
            "image_name",
            "image_id",
            "imageid",
            "img_path",
            "file",
            "file_name",
            "filename",
            "filepath",
            "path");

    private static final Set<String> LABELS = Set.of("label", "labels", "display_name", "annotation");

    private static final Pattern CORNER = Pattern.compile("(x|y)(_?[a-z0-9_]*)|");

    private static final int CORNER_CELLS = VertexRow.BOX_REST - 1;

    static VertexHeader of(Row first) {
        List<String> names = first.cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean set = !names.isEmpty()
                && SETS.contains(names.get(0))
                && names.stream().anyMatch(VertexHeader::isPath);
        boolean present =
                set || names.size() > 1 && (isPath(names.get(0)) || names.get(0).equals("ml_use"));
        int path = set ? 1 : 0;
        boolean inOrder =
                present && names.size() > path + 1 && isPath(names.get(path)) && LABELS.contains(names.get(path + 1));
        if (!inOrder) {
            return new VertexHeader(present, false);
        }
        List<String> rest = names.subList(path + 2, names.size());
        boolean corners = rest.size() == CORNER_CELLS
                && rest.stream().allMatch(name -> CORNER.matcher(name).matches());
        boolean ofGoogle = set || STORED.contains(names.get(path)) || corners;
        return new VertexHeader(true, ofGoogle && (corners || rest.isEmpty()));
    }

    private static boolean isPath(String name) {
        return Stream.of(PATHS, STORED).anyMatch(names -> names.contains(name));
    }
}
