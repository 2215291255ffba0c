package org.labelport.shell.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportEngine;
import org.labelport.export.TargetInfo;
import org.labelport.model.DataType;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.CacheableCommand;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport targets}. */
@Command(
        name = "targets",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Lists where items can come from, or explains one target.",
        footer = {"", "Examples:", "  labelport targets", "  labelport targets coco"})
public final class TargetsCommand implements Callable<Integer>, CacheableCommand {

    private static final int WIDE = 100;

    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "The target to explain.")
    private String id = "";

    @Option(names = "--json", order = 1, description = "Prints JSON for programs.")
    private boolean json;

    public TargetsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException, ExportException {
        List<TargetInfo> chosen = chosen(invocation.engine());
        if (json) {
            invocation.print(List.of(CatalogueJson.targets(chosen)));
        } else if (!chosen.isEmpty()) {
            invocation.print(id.isEmpty() ? table(chosen) : details(chosen));
        } else {
            invocation.complain("target.none: no target is installed. Put a bundle that reads data into 'bundles'.");
            return CommandLineRunner.FAILED;
        }
        return CommandLineRunner.DONE;
    }

    /** Returns all targets, or all versions of the one that was asked for. */
    private List<TargetInfo> chosen(ExportEngine engine) throws ExportException {
        if (id.isEmpty()) {
            return engine.targets();
        }
        String known = engine.target(id).id();
        return engine.targets().stream().filter(info -> info.id().equals(known)).toList();
    }

    private List<String> table(List<TargetInfo> targets) {
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.WRAP, Align.WRAP, Align.WRAP, Align.LEFT);
        table.row("target", "version", "title", "data", "filter keys", "bundle");
        for (TargetInfo info : targets) {
            table.row(
                    SafeText.of(info.id()),
                    SafeText.of(info.version()),
                    SafeText.of(info.title()),
                    Listing.brief(info.dataTypes(), DataType::key),
                    Listing.of(info.filterKeys().stream().map(OptionSpec::name).toList()),
                    SafeText.of(info.provider()));
        }
        int width = invocation.console().columns();
        // On a narrow terminal the bundle's name would leave no room for the rest; the details show it.
        return (width < WIDE ? table.withoutLastColumn() : table).lines("", width);
    }

    private List<String> details(List<TargetInfo> versions) {
        List<String> lines = new ArrayList<>();
        for (TargetInfo info : versions) {
            TextTable facts = new TextTable(Align.LEFT, Align.WRAP);
            facts.row("version", SafeText.of(info.version() + " of bundle " + info.provider()));
            facts.row("data", Listing.of(info.dataTypes(), DataType::key));
            facts.row("example", "--from " + SafeText.of(info.id()) + ":<path>");
            lines.add(SafeText.of(info.id() + " - " + info.title()));
            lines.addAll(facts.lines("  ", invocation.console().columns()));
            lines.add("  filter keys  --filter name=value ('path' is what stands after --from " + SafeText.of(info.id())
                    + ":)");
            lines.addAll(OptionTable.lines(
                    info.filterKeys(), "    ", invocation.console().columns()));
        }
        return lines;
    }
}
