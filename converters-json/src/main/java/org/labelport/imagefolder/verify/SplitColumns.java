package org.labelport.imagefolder.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.imagefolder.file.Splits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.VerifyRequest;

/**
 * Compares the columns of the splits. The library takes the types of columns from each split's own rows, and does not load splits
 * together when they differ: a column that is null in all rows of a split, or has only empty lists there, has another type than
 * elsewhere, and so has one whose texts are all dates.
 */
final class SplitColumns {

    private static final int MOST_NAMED = 5;

    private final Map<String, Columns> splits = new TreeMap<>();

    /**
     * The columns of one split, or fields of columns.
     *
     * @param file the first file of the split
     * @param valued those that have a value in some row
     * @param dates those that have a date as text in some row
     * @param otherTexts those that have another text in some row
     */
    private record Columns(String file, Set<String> valued, Set<String> dates, Set<String> otherTexts) {

        static Columns of(String file) {
            return new Columns(file, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        /** Returns how the types differ from those of another split, as far as this one lacks something. */
        Optional<String> difference(Columns other) {
            Set<String> missing = new TreeSet<>(other.valued);
            missing.removeAll(valued);
            if (!missing.isEmpty()) {
                return Optional.of("no row has a value of " + shown(missing) + ", and rows of " + other.file + " have");
            }
            Set<String> onlyDates = new TreeSet<>(dates);
            onlyDates.removeAll(otherTexts);
            onlyDates.retainAll(other.otherTexts);
            return onlyDates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "all texts of " + shown(onlyDates) + " are dates, and those of " + other.file + " are not");
        }
    }

    /** Adds the columns of a file of JSON lines. */
    void add(String file, Set<String> valued, Set<String> dates, Set<String> otherTexts) {
        String top = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
        Columns split = splits.computeIfAbsent(Splits.of(top) == Split.NONE ? "" : top, key -> Columns.of(file));
        split.valued.addAll(valued);
        split.dates.addAll(dates);
        split.otherTexts.addAll(otherTexts);
    }

    /** Reports the splits whose types of columns differ from those of another one. */
    void report(String format, VerifyRequest request) throws ExportException {
        for (Columns split : splits.values()) {
            Optional<String> difference = splits.values().stream()
                    .flatMap(other -> split.difference(other).stream())
                    .findFirst();
            if (difference.isPresent()) {
                request.findings(format)
                        .in(split.file)
                        .remark(
                                "columns-differ",
                                0,
                                difference.get()
                                        + "; the library finds different types of columns, and loads such splits only"
                                        + " one by one, with data_dir or configurations of their own in README.md.");
            }
        }
    }

    private static String shown(Set<String> names) {
        List<String> first = new ArrayList<>(names).subList(0, Math.min(names.size(), MOST_NAMED));
        return "'" + String.join("', '", first) + "'" + (names.size() > MOST_NAMED ? " and others" : "");
    }
}
