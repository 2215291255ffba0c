package org.labelport.shell.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.report.ItemError;
import org.labelport.shell.invocation.LossHelp;
import org.labelport.shell.text.Quantity;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;

/** Shows where the items and annotations of one export went. */
final class SummaryReport {

    private static final String INDENT = "  ";

    private final ExportSummary summary;
    private final LossHelp help;
    private final int width;

    /** Of what a plug-in says about an item; all of it is in the export's lists. */
    private static final int EXAMPLE_COLUMNS = 500;

    SummaryReport(ExportSummary summary, LossHelp help, int width) {
        this.summary = summary;
        this.help = help;
        this.width = width;
    }

    /** Name and version of the format. */
    String title() {
        return SafeText.of(summary.format() + " " + summary.version());
    }

    /** How many items and annotations were read, and what became of them. */
    List<String> tallies() {
        TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
        table.row("", "read", "written", "lost", "filtered", "failed");
        table.row(cells("items", summary.items()));
        table.row(cells("annotations", summary.annotations()));
        return table.lines(INDENT, width);
    }

    /** Number and size of files. */
    String files() {
        return INDENT + Quantity.count(summary.files(), "file") + ", " + Quantity.bytes(summary.bytes());
    }

    /** Losses by code, with counts and what they mean; nothing when there are none. */
    List<String> losses() {
        if (summary.losses().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(Align.RIGHT, Align.LEFT, Align.WRAP);
        summary.losses()
                .forEach((code, count) ->
                        table.row(Quantity.count(count), SafeText.of(code), SafeText.of(meaning(code))));
        return headed("losses", table);
    }

    /** What a loss code means; for a code that is not declared, the first loss as an example. */
    private String meaning(String code) {
        String phrase = help.of(summary.format(), code);
        return phrase.isEmpty() ? lossExample(code).orElse("") : phrase;
    }

    /** The first loss of a kind, in the words of the format, safe for a terminal. */
    Optional<String> lossExample(String code) {
        return summary.lossExamples().stream()
                .filter(loss -> loss.code().equals(code))
                .findFirst()
                .map(loss ->
                        SafeText.of("e.g. " + place(loss.item(), loss.annotation()) + loss.detail(), EXAMPLE_COLUMNS));
    }

    /** Errors by code, with counts and an example of each; nothing when there are none. */
    List<String> errors() {
        if (summary.errors().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(Align.RIGHT, Align.LEFT, Align.WRAP);
        for (Map.Entry<String, Long> error : summary.errors().entrySet()) {
            List<ItemError> known = summary.errorExamples().stream()
                    .filter(example -> example.code().equals(error.getKey()))
                    .toList();
            table.row(
                    Quantity.count(error.getValue()),
                    SafeText.of(error.getKey()),
                    known.isEmpty() ? "" : text(known.get(0)));
            known.stream().skip(1).forEach(example -> table.row("", "", text(example)));
        }
        return headed("errors", table);
    }

    /** Where something is and what is wrong with it. */
    private static String text(ItemError error) {
        // The engine's own messages name the item, because they can also end a run. Those of tables begin with the row,
        // by
        // which the annotation is named.
        String message = without(place(error.item(), ""), error.message());
        return SafeText.of(
                place(error.item(), error.annotation()) + without(error.annotation() + ": ", message), EXAMPLE_COLUMNS);
    }

    /** The text without a beginning that stands before it already. */
    private static String without(String beginning, String text) {
        return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
    }

    /** {@code item 12, annotation 3: }, or nothing for the data set. */
    static String place(String item, String annotation) {
        if (item.isEmpty() && annotation.isEmpty()) {
            return "";
        }
        String separator = item.isEmpty() || annotation.isEmpty() ? "" : ", ";
        return (item.isEmpty() ? "" : "item " + item) + separator
                + (annotation.isEmpty() ? "" : "annotation " + annotation) + ": ";
    }

    private List<String> headed(String heading, TextTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + heading);
        lines.addAll(table.lines(INDENT + INDENT, width));
        return lines;
    }

    private static List<String> cells(String what, Tally tally) {
        return List.of(
                what,
                Quantity.count(tally.read()),
                Quantity.count(tally.written()),
                Quantity.count(tally.lost()),
                Quantity.count(tally.filtered()),
                Quantity.count(tally.failed()));
    }
}
