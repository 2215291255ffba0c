package org.labelport.shell.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.labelport.export.ExportPreview;
import org.labelport.export.ExportPreview.CategoryCount;
import org.labelport.export.ExportPreview.FolderSize;
import org.labelport.export.ExportPreview.FormatPreview;
import org.labelport.export.ExportSummary;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.shell.invocation.LossHelp;
import org.labelport.shell.text.Quantity;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;

/** Shows what an export would do. */
final class PlanReport {

    /** Whether long lists are cut. */
    enum Length {
        SHORT,
        ALL
    }

    private static final String INDENT = "  ";
    private static final int CATEGORIES = 20;
    private static final int FOLDERS = 20;
    private static final int FILES = 6;
    private static final int NAME_COLUMNS = 40;

    private final ExportPreview preview;
    private final Length length;
    private final LossHelp help;
    private final int width;

    PlanReport(ExportPreview preview, Length length, LossHelp help, int width) {
        this.preview = preview;
        this.length = length;
        this.help = help;
        this.width = width;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(categories());
        lines.addAll(splits());
        for (FormatPreview format : preview.formats()) {
            lines.add("");
            lines.addAll(format(format));
        }
        lines.add("");
        lines.add("This was a plan: nothing was written.");
        return lines;
    }

    private List<String> categories() {
        List<CategoryCount> all = preview.categories();
        List<String> lines = new ArrayList<>();
        lines.add("categories (" + Quantity.count(all.size()) + ")");
        Set<ShapeKind> kinds = new TreeSet<>();
        all.forEach(category -> kinds.addAll(category.shapes().keySet()));
        Align[] columns = new Align[3 + kinds.size()];
        Arrays.fill(columns, Align.RIGHT);
        columns[1] = Align.LEFT;
        TextTable table = new TextTable(columns);
        table.row(categoryRow(
                "", "name", "total", kinds.stream().map(ShapeKind::key).toList()));
        int shown = shown(all.size(), CATEGORIES);
        for (int i = 0; i < shown; i++) {
            CategoryCount category = all.get(i);
            table.row(categoryRow(
                    Quantity.count(i),
                    SafeText.of(category.name(), NAME_COLUMNS),
                    Quantity.count(category.annotations()),
                    kinds.stream()
                            .map(kind -> Quantity.count(category.shapes().getOrDefault(kind, 0L)))
                            .toList()));
        }
        lines.addAll(table.lines(INDENT, width));
        cut(lines, all.size() - shown, "more");
        return lines;
    }

    private static List<String> categoryRow(String number, String name, String total, List<String> counts) {
        List<String> row = new ArrayList<>(List.of(number, name, total));
        row.addAll(counts);
        return row;
    }

    private List<String> splits() {
        Map<Split, Long> splits = preview.splits();
        String text = Arrays.stream(Split.values())
                .filter(split -> splits.getOrDefault(split, 0L) > 0)
                .map(split -> name(split) + " " + Quantity.count(splits.get(split)))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? List.of() : List.of("splits: " + text);
    }

    private static String name(Split split) {
        return switch (split) {
            case NONE -> "without split";
            case TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }

    private List<String> format(FormatPreview format) {
        SummaryReport summary = new SummaryReport(format.summary(), help, width);
        List<String> lines = new ArrayList<>();
        lines.add(summary.title());
        lines.addAll(summary.tallies());
        lines.add(summary.files());
        lines.addAll(folders(format));
        lines.addAll(losses(summary, format.summary()));
        lines.addAll(summary.errors());
        return lines;
    }

    private List<String> folders(FormatPreview format) {
        TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.WRAP);
        table.row("folder", "files", "size", "");
        int shown = shown(format.folders().size(), FOLDERS);
        format.folders().entrySet().stream()
                .limit(shown)
                .forEach(folder -> table.row(
                        (folder.getKey().isEmpty() ? "." : SafeText.of(folder.getKey(), NAME_COLUMNS)) + "/",
                        Quantity.count(folder.getValue().count()),
                        Quantity.bytes(folder.getValue().bytes()),
                        names(folder.getValue())));
        List<String> lines = new ArrayList<>(table.lines(INDENT + INDENT, width));
        cut(lines, format.folders().size() - shown, "more folders");
        return lines;
    }

    private static String names(FolderSize folder) {
        return folder.files().size() > FILES
                ? ""
                : folder.files().stream().map(SafeText::of).map(TextTable::name).collect(Collectors.joining("  "));
    }

    private List<String> losses(SummaryReport summary, ExportSummary counts) {
        if (counts.losses().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(Align.RIGHT, Align.LEFT, Align.WRAP);
        counts.losses().forEach((code, count) -> {
            List<String> texts = new ArrayList<>();
            texts.add(help.of(counts.format(), code));
            summary.lossExample(code).ifPresent(texts::add);
            texts.removeIf(String::isEmpty);
            table.row(Quantity.count(count), SafeText.of(code), texts.isEmpty() ? "" : texts.get(0));
            texts.stream().skip(1).forEach(text -> table.row("", "", text));
        });
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + "losses");
        lines.addAll(table.lines(INDENT + INDENT, width));
        return lines;
    }

    private int shown(int size, int limit) {
        return length == Length.ALL || size <= limit ? size : limit;
    }

    private static void cut(List<String> lines, int hidden, String what) {
        if (hidden > 0) {
            lines.add(INDENT + "... and " + Quantity.count(hidden) + " " + what + "; --all shows all");
        }
    }
}
