package org.labelport.export;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/**
 * Counts of one export in one format. For items and annotations: read = written + lost + filtered + failed.
 *
 * @param format id of the format
 * @param version of the bundle that wrote it
 * @param items tally of items
 * @param annotations tally of annotations
 * @param losses number of losses by code
 * @param errors number of item errors by code
 * @param lossExamples the first few losses of each code
 * @param errorExamples the first few item errors of each code
 * @param files number of files in the export
 * @param bytes size of all files together
 */
public record ExportSummary(
        String format,
        String version,
        Tally items,
        Tally annotations,
        SortedMap<String, Long> losses,
        SortedMap<String, Long> errors,
        List<Loss> lossExamples,
        List<ItemError> errorExamples,
        long files,
        long bytes) {

    /**
     * What became of the items or annotations that were read.
     *
     * @param read found in the source
     * @param written in the export
     * @param lost left out because the format cannot hold it; see the list of losses
     * @param filtered left out because the user asked for it
     * @param failed left out because something is wrong with it; see the list of errors
     */
    public record Tally(long read, long written, long lost, long filtered, long failed) {

        public Tally {
            if (written < 0 || lost < 0 || filtered < 0 || failed < 0 || read != written + lost + filtered + failed) {
                throw new IllegalArgumentException("counts do not add up: " + read + " read, but " + written
                        + " written, " + lost + " lost, " + filtered + " filtered, " + failed + " failed");
            }
        }
    }

    public ExportSummary {
        losses = sorted(losses);
        errors = sorted(errors);
        lossExamples = List.copyOf(lossExamples);
        errorExamples = List.copyOf(errorExamples);
    }

    /** Whether items or annotations were left out because of errors. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    private static SortedMap<String, Long> sorted(Map<String, Long> counts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
