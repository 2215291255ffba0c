package org.labelport.export;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run published.
 *
 * @param exports one for each format, in the order of the request
 */
public record ExportResult(List<Published> exports) {

    public ExportResult {
        exports = List.copyOf(exports);
    }

    /** Whether any export lacks items or annotations because of errors. */
    public boolean hasErrors() {
        return exports.stream().anyMatch(export -> export.summary().hasErrors());
    }

    /**
     * One export.
     *
     * @param folder where it is, complete: a folder, or the file that the request {@linkplain ExportParams.Packing packs} it into
     * @param summary what is in it and what is not
     */
    public record Published(Path folder, ExportSummary summary) {}
}
