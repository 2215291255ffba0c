package org.labelport.shell.export;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportResult.Published;
import org.labelport.shell.invocation.LossHelp;
import org.labelport.shell.text.SafeText;

/** Shows what an export published. Not thread-safe. */
final class ExportReport {

    private final ExportResult result;
    private final LossHelp help;
    private final int width;
    private List<String> errorsBefore = List.of();

    ExportReport(ExportResult result, LossHelp help, int width) {
        this.result = result;
        this.help = help;
        this.width = width;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Published export : result.exports()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(export));
        }
        return lines;
    }

    private List<String> lines(Published export) {
        SummaryReport summary = new SummaryReport(export.summary(), help, width);
        List<String> lines = new ArrayList<>();
        lines.add(summary.title() + " -> " + SafeText.of(export.folder().toString()));
        lines.addAll(summary.tallies());
        lines.add(summary.files());
        lines.addAll(summary.losses());
        List<String> errors = summary.errors();
        boolean repeated = !errors.isEmpty() && errors.equals(errorsBefore);
        lines.addAll(repeated ? List.of("  errors: the same as above") : errors);
        errorsBefore = errors;
        List<String> lists = new ArrayList<>();
        if (!export.summary().losses().isEmpty()) {
            lists.add("losses.ndjson");
        }
        if (!export.summary().errors().isEmpty()) {
            lists.add("errors.ndjson");
        }
        if (!lists.isEmpty()) {
            String place = Files.isRegularFile(export.folder()) ? " in that file" : " in that folder";
            lines.add("  all of them are listed in " + String.join(" and ", lists) + place);
        }
        return lines;
    }
}
