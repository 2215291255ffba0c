package org.labelport.shell.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.labelport.command.CommandLineRunner;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.FormatInfo;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.CacheableCommand;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.request.AbilityArguments;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport formats}. */
@Command(
        name = "formats",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Lists the formats that can be written, or explains one.",
        footer = {
            "",
            "Examples:",
            "  labelport formats --data image --shape polygon",
            "  labelport formats \"(&(labelport.shapes=mask)(!(labelport.shapes=points)))\"",
            "  labelport formats yolo"
        })
public final class FormatsCommand implements Callable<Integer>, CacheableCommand {

    private static final int WIDE = 100;

    private final Invocation invocation;

    @Parameters(
            arity = "0..1",
            paramLabel = "FORMAT|FILTER",
            description = {
                "The format to explain; or a filter in OSGi's syntax over labelport.format, labelport.version,"
                        + " labelport.data_types, labelport.annotation_types, labelport.shapes, labelport.provider."
            })
    private String argument = "";

    @Mixin
    private AbilityArguments abilities = new AbilityArguments();

    @Option(names = "--json", order = 9, description = "Prints JSON for programs.")
    private boolean json;

    public FormatsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, IOException, ExportException {
        boolean filtered = FormatFilter.isMeant(argument);
        Predicate<FormatInfo> wanted = filtered ? FormatFilter.parse(argument) : this::isNamed;
        Requirements asked = abilities.requirements();
        List<FormatInfo> installed = invocation.engine().formats();
        List<FormatInfo> chosen = installed.stream()
                .filter(wanted)
                .filter(info -> AbilityArguments.meets(info.descriptor(), asked))
                .toList();
        if (!filtered && installed.stream().noneMatch(wanted) && !argument.isEmpty()) {
            invocation.engine().choose(argument, Requirements.NONE); // fails with what is known of it
        }
        if (json) {
            invocation.print(List.of(CatalogueJson.formats(chosen)));
        } else if (chosen.isEmpty()) {
            List<String> ids = installed.stream()
                    .map(info -> info.descriptor().id())
                    .distinct()
                    .toList();
            invocation.complain("format.none: no format fits. Installed: " + Listing.of(ids) + "."
                    + (filtered ? " A filter may ask for " + Listing.of(FormatFilter.KEYS) + "." : ""));
            return CommandLineRunner.FAILED;
        } else {
            invocation.print(filtered || argument.isEmpty() ? table(chosen) : details(chosen));
        }
        return CommandLineRunner.DONE;
    }

    private boolean isNamed(FormatInfo info) {
        return argument.isEmpty() || info.descriptor().id().equals(argument);
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
        // On a narrow terminal the bundle's name would leave no room for the rest; the details show it.
        return (width < WIDE ? table.withoutLastColumn() : table).lines("", width);
    }

    /** Lists the losses that a run may report. */
    private List<String> losses(FormatDescriptor format) {
        if (format.losses().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(Align.LEFT, Align.WRAP);
        format.losses().forEach(loss -> table.row(SafeText.of(loss.code()), SafeText.of(loss.help())));
        List<String> lines = new ArrayList<>();
        lines.add("  losses       what a run may report; 'labelport plan' predicts them");
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
