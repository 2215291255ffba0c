package org.labelport.imagefolder.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.imagefolder.file.DateText;
import org.labelport.model.Value;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * Counts which columns have a value in some row of a split. The library takes the types of columns from the rows of each split: a
 * column that is null or an empty list in all of them has no type there, and texts that are all dates are times. It stops at splits
 * whose types differ, so these get configurations of their own.
 */
final class SplitValues {

    /** The configuration that the library loads when none is named. */
    static final String DEFAULT = "default";

    private static final String TEXT = "text";
    private static final String LABEL = "label";
    private static final String OBJECTS = "objects";
    private static final String REGIONS = "objects.segmentation";
    private static final String KEYPOINTS = "objects.keypoints";
    /** Keeps the names of attributes apart from those above. */
    private static final String ATTRIBUTE = "attribute ";
    /** After the name of a column, for its texts that are not dates. */
    private static final String NO_DATE = " that is not a date";

    private final Columns columns;

    SplitValues(Columns columns) {
        this.columns = columns;
    }

    /** Counts the labels of a picture whose row is written to the folder of a split. */
    void countLabels(ShardOutput out, String folder, ItemLabels labels) {
        markText(out, folder, TEXT, labels.caption());
        mark(out, folder, LABEL, labels.tag().isPresent());
    }

    /** Counts the objects of a picture whose row is written to the folder of a split. */
    void countObjects(ShardOutput out, String folder, List<ObjectRow> objects) {
        mark(out, folder, OBJECTS, !objects.isEmpty());
        mark(out, folder, REGIONS, objects.stream().anyMatch(row -> !row.rings().isEmpty()));
        mark(out, folder, KEYPOINTS, objects.stream().anyMatch(row -> row.keypoints().length > 0));
    }

    /** Counts the attributes of a picture whose row is written to the folder of a split. */
    void countAttributes(ShardOutput out, String folder, Map<String, Value> attributes) {
        for (String column : columns.byName().keySet()) {
            markText(out, folder, ATTRIBUTE + column, Columns.text(column, attributes));
        }
    }

    private static void markText(ShardOutput out, String folder, String column, Optional<String> text) {
        if (text.isPresent()) {
            mark(out, folder, column, true);
            mark(out, folder, column + NO_DATE, !DateText.isDate(text.get()));
        }
    }

    private static void mark(ShardOutput out, String folder, String column, boolean hasValue) {
        if (hasValue) {
            out.count(counter(folder, column), 1);
        }
    }

    private static String counter(String folder, String column) {
        return folder + "/" + column;
    }

    /**
     * Returns the folders of splits by the configuration that loads them. All that can be loaded together with the first
     * folder are in the default one. Each other folder has one of its own, with its name.
     */
    Map<String, List<String>> configurations(List<String> folders, ExportOutput out) {
        Map<String, List<String>> configurations = new LinkedHashMap<>();
        for (String folder : folders) {
            boolean together = valued(folder, out).equals(valued(folders.get(0), out));
            configurations
                    .computeIfAbsent(together ? DEFAULT : folder, key -> new ArrayList<>())
                    .add(folder);
        }
        return configurations;
    }

    private Set<String> valued(String folder, ExportOutput out) {
        Set<String> valued = new TreeSet<>(List.of(TEXT, TEXT + NO_DATE, LABEL, OBJECTS, REGIONS, KEYPOINTS));
        for (String column : columns.byName().keySet()) {
            valued.add(ATTRIBUTE + column);
            valued.add(ATTRIBUTE + column + NO_DATE);
        }
        valued.removeIf(column -> out.count(counter(folder, column)) == 0);
        return valued;
    }
}
