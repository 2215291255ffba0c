package org.labelport.shell.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport plugin list}. */
@Command(
        name = "list",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Lists plug-ins: what serves, what is kept for a rollback, what was refused.",
        footer = {"", "Examples:", "  labelport plugin list", "  labelport plugin list org.labelport.converters.yolo"})
final class PluginListCommand implements Callable<Integer> {

    private static final int SHOWN_DIGITS = 12;

    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The plug-in or format to show in detail.")
    private String name = "";

    @Option(names = "--available", order = 1, description = "Lists what the repositories of plugins.json offer.")
    private boolean available;

    @Option(names = "--json", order = 2, description = "Prints JSON for programs.")
    private boolean json;

    PluginListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException, IOException {
        if (available) {
            List<AvailablePlugin> offers = invocation.plugins().available().stream()
                    .filter(offer -> isMeant(offer.id().name(), offer.formats()))
                    .toList();
            invocation.print(json ? List.of(PluginJson.available(offers)) : availableTable(offers));
            return CommandLineRunner.DONE;
        }
        List<Plugin> plugins = invocation.plugins().list().stream()
                .filter(plugin -> isMeant(plugin.id().name(), plugin.formats()))
                .toList();
        if (plugins.isEmpty() && !name.isEmpty()) {
            throw new PluginException(
                    "plugin.not-installed", "there is no plug-in '" + name + "'. 'labelport plugin list' lists them.");
        }
        if (json) {
            invocation.print(List.of(PluginJson.plugins(plugins)));
        } else {
            invocation.print(name.isEmpty() ? table(plugins) : details(plugins));
        }
        return CommandLineRunner.DONE;
    }

    private boolean isMeant(String pluginName, List<String> formats) {
        return name.isEmpty() || pluginName.equals(name) || formats.contains(name);
    }

    private List<String> table(List<Plugin> plugins) {
        TextTable table =
                new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.WRAP, Align.LEFT, Align.WRAP, Align.LEFT);
        table.row("plug-in", "version", "state", "formats", "sha256", "signer", "runs");
        for (Plugin plugin : plugins) {
            table.row(
                    SafeText.of(plugin.id().name()),
                    version(plugin),
                    word(plugin.state()),
                    Listing.of(plugin.formats().stream().map(SafeText::of).toList()),
                    plugin.sha256()
                            .map(digest -> digest.substring(0, SHOWN_DIGITS))
                            .orElse("-"),
                    shortened(signer(plugin)),
                    plugin.runs().isEmpty() ? "-" : String.valueOf(plugin.runs().size()));
        }
        List<String> lines =
                new ArrayList<>(table.lines("", invocation.console().columns()));
        for (Plugin plugin : plugins) {
            plugin.problem().ifPresent(problem -> lines.add(SafeText.of(problemLine(plugin, problem))));
        }
        return lines;
    }

    /** What is said of a jar that was refused begins with the jar's name. */
    private static String problemLine(Plugin plugin, String problem) {
        String name = plugin.id().name();
        return problem.startsWith(name) ? problem : name + " " + version(plugin) + ": " + problem;
    }

    private List<String> details(List<Plugin> plugins) {
        List<String> lines = new ArrayList<>();
        for (Plugin plugin : plugins) {
            TextTable facts = new TextTable(Align.LEFT, Align.WRAP);
            facts.row("state", word(plugin.state()));
            facts.row("formats", Listing.of(plugin.formats()));
            facts.row("targets", Listing.of(plugin.targets()));
            facts.row("from", TextTable.name(SafeText.of(plugin.origin())));
            facts.row("sha256", plugin.sha256().orElse("-"));
            facts.row("signer", signer(plugin));
            facts.row("runs", plugin.runs().isEmpty() ? "none" : Listing.of(plugin.runs()));
            plugin.problem().ifPresent(problem -> facts.row("problem", SafeText.of(problem)));
            lines.add(SafeText.of(plugin.id().name() + " " + plugin.id().version()));
            lines.addAll(facts.lines("  ", invocation.console().columns()));
        }
        return lines;
    }

    private List<String> availableTable(List<AvailablePlugin> offers) {
        if (offers.isEmpty()) {
            return List.of("No repository offers any. Repositories are named in plugins.json of the settings.");
        }
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.WRAP, Align.WRAP, Align.WRAP);
        table.row("plug-in", "version", "title", "formats", "repository");
        for (AvailablePlugin offer : offers) {
            table.row(
                    SafeText.of(offer.id().name()),
                    SafeText.of(offer.id().version().toString()),
                    SafeText.of(offer.title()),
                    Listing.of(offer.formats().stream().map(SafeText::of).toList()),
                    TextTable.name(SafeText.of(offer.repository())));
        }
        return table.lines("", invocation.console().columns());
    }

    private static String signer(Plugin plugin) {
        String none = plugin.sha256().isEmpty() ? "-" : "nobody";
        return SafeText.of(plugin.signer().orElse(none));
    }

    /** The beginning of a fingerprint, long enough to tell keys apart. */
    private static String shortened(String signer) {
        return signer.replaceAll("(SHA256:[0-9a-f]{16})[0-9a-f]+", "$1");
    }

    /** The plug-in's version; {@code -} for a refused jar of which nothing is known. */
    private static String version(Plugin plugin) {
        boolean unknown =
                plugin.state() == Plugin.State.REFUSED && plugin.formats().isEmpty();
        return unknown ? "-" : SafeText.of(plugin.id().version().toString());
    }

    private static String word(Plugin.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
