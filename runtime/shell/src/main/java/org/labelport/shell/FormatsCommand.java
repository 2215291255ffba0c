package org.labelport.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.labelport.command.CommandLineRunner;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.FormatInfo;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.shell.TextTable.Align;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport formats}. */
@Command(
        name = "formats",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Lists the formats that can be written, or explains one.",
        footer = {"", "Examples:", "  labelport formats --data image --shape polygon", "  labelport formats yolo"})
final class FormatsCommand implements Callable<Integer> {

    private static final int WIDE = 100;

    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "FORMAT", description = "The format to explain.")
    private String id = "";

    @Option(
            names = "--data",
            paramLabel = "TYPE",
            order = 1,
            description = "Only formats that can list this type of data: image, video, audio, text, pcd, prompt.")
    private String data = "";

    @Option(
            names = "--annotation",
            paramLabel = "TYPE",
            order = 2,
            description = "Only formats that can hold annotations of this type of data.")
    private String annotation = "";

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            order = 3,
            description = "Only formats that can hold this shape: box, polygon, mask, points and so on.")
    private String shape = "";

    @Option(names = "--json", order = 4, description = "Prints JSON for programs.")
    private boolean json;

    FormatsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, IOException {
        List<FormatInfo> installed = invocation.engine().formats();
        List<FormatInfo> chosen = installed.stream().filter(filter()).toList();
        if (!id.isEmpty()
                && installed.stream().noneMatch(info -> info.descriptor().id().equals(id))) {
            throw FormatOptions.unknown(id, installed);
        }
        if (json) {
            invocation.print(List.of(CatalogueJson.formats(chosen)));
        } else if (chosen.isEmpty()) {
            List<String> ids = installed.stream()
                    .map(info -> info.descriptor().id())
                    .distinct()
                    .toList();
            invocation.complain("format.none: no format fits. Installed: " + Listing.of(ids) + ".");
            return CommandLineRunner.FAILED;
        } else {
            invocation.print(id.isEmpty() ? table(chosen) : details(chosen));
        }
        return CommandLineRunner.DONE;
    }

    private Predicate<FormatInfo> filter() throws WrongUse {
        Optional<DataType> dataType = key("--data", data, DataType::ofKey, DataType.values(), DataType::key);
        Optional<DataType> annotated =
                key("--annotation", annotation, DataType::ofKey, DataType.values(), DataType::key);
        Optional<ShapeKind> kind = key("--shape", shape, ShapeKind::ofKey, ShapeKind.values(), ShapeKind::key);
        return info -> {
            FormatDescriptor format = info.descriptor();
            return (id.isEmpty() || format.id().equals(id))
                    && dataType.map(format.dataTypes()::contains).orElse(true)
                    && annotated.map(format.annotationTypes()::contains).orElse(true)
                    && kind.map(format.shapes()::contains).orElse(true);
        };
    }

    private static <T> Optional<T> key(
            String option, String text, Function<String, Optional<T>> parse, T[] allowed, Function<T, String> key)
            throws WrongUse {
        Optional<T> parsed = parse.apply(text);
        if (!text.isEmpty() && parsed.isEmpty()) {
            throw new WrongUse(
                    "option.invalid",
                    "'" + text + "' is no value for " + option + ". Give one of "
                            + Listing.of(Arrays.stream(allowed).map(key).toList()) + ".");
        }
        return parsed;
    }

    private List<String> table(List<FormatInfo> formats) {
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.WRAP, Align.WRAP, Align.WRAP, Align.LEFT);
        table.row("format", "version", "title", "data", "shapes", "bundle");
        for (FormatInfo info : formats) {
            FormatDescriptor format = info.descriptor();
            table.row(
                    SafeText.of(format.id()),
                    SafeText.of(info.version()),
                    SafeText.of(format.title()),
                    Listing.brief(format.dataTypes(), DataType::key),
                    Listing.brief(format.shapes(), ShapeKind::key),
                    SafeText.of(info.provider()));
        }
        int width = invocation.console().columns();
        // On a narrow terminal the bundle's name would take the room of the rest; the details show it.
        return (width < WIDE ? table.withoutLastColumn() : table).lines("", width);
    }

    /** What a run may have to say about what the format cannot hold. */
    private List<String> losses(FormatDescriptor format) {
        if (format.losses().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(Align.LEFT, Align.WRAP);
        format.losses().forEach(loss -> table.row(SafeText.of(loss.code()), SafeText.of(loss.help())));
        List<String> lines = new ArrayList<>();
        lines.add("  losses       what a run may report; 'labelport plan' foretells them");
        lines.addAll(table.lines("    ", invocation.console().columns()));
        return lines;
    }

    private List<String> details(List<FormatInfo> versions) {
        List<String> lines = new ArrayList<>();
        for (FormatInfo info : versions) {
            FormatDescriptor format = info.descriptor();
            TextTable facts = new TextTable(Align.LEFT, Align.WRAP);
            facts.row("version", SafeText.of(info.version() + " of bundle " + info.provider()));
            facts.row("data", Listing.of(format.dataTypes(), DataType::key));
            facts.row("annotations", Listing.of(format.annotationTypes(), DataType::key));
            facts.row("shapes", Listing.of(format.shapes(), ShapeKind::key));
            facts.row("verify", format.verifiable() ? "yes" : "no");
            lines.add(SafeText.of(format.id() + " - " + format.title()));
            lines.addAll(facts.lines("  ", invocation.console().columns()));
            if (format.options().isEmpty()) {
                lines.add("  options      none");
            } else {
                lines.add("  options      -o name=value, or -o " + SafeText.of(format.id()) + ".name=value");
                lines.addAll(OptionTable.lines(
                        format.options(), "    ", invocation.console().columns()));
            }
            lines.addAll(losses(format));
        }
        return lines;
    }
}
