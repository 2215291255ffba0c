package org.labelport.imagefolder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.VerifyRequest;

/**
 * Compares the columns of the splits. The library takes the types of columns from each split's own rows, and does not load splits
 * together when they differ: a column that is null in all rows of a split, or has only empty lists there, has another type than
 * elsewhere.
 */
final class SplitColumns {

    private static final int MOST_NAMED = 5;

    private final Map<String, Columns> splits = new TreeMap<>();

    /** The first file of a split, and the columns, or fields of columns, that have a value in some row. */
    private record Columns(String file, Set<String> valued) {}

    /** Adds what a file of JSON lines has values of. */
    void add(String file, Set<String> valued) {
        String top = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
        splits.computeIfAbsent(Splits.of(top) == Split.NONE ? "" : top, key -> new Columns(file, new TreeSet<>()))
                .valued()
                .addAll(valued);
    }

    void report(String format, VerifyRequest request) throws ExportException {
        for (Columns split : splits.values()) {
            for (Columns other : splits.values()) {
                Set<String> missing = new TreeSet<>(other.valued());
                missing.removeAll(split.valued());
                if (!missing.isEmpty()) {
                    request.findings(format)
                            .in(split.file())
                            .remark(
                                    "columns-differ",
                                    0,
                                    "no row has a value of " + shown(missing) + ", and rows of " + other.file()
                                            + " have; the library finds different types of columns, and loads such splits"
                                            + " only one by one, with data_dir or configurations of their own in README.md.");
                    break;
                }
            }
        }
    }

    private static String shown(Set<String> names) {
        List<String> first = new ArrayList<>(names).subList(0, Math.min(names.size(), MOST_NAMED));
        return "'" + String.join("', '", first) + "'" + (names.size() > MOST_NAMED ? " and others" : "");
    }
}
