package org.labelport.shell.gogo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.builtins.Completers;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.completer.ArgumentCompleter.ArgumentLine;
import org.jspecify.annotations.Nullable;
import org.labelport.export.TargetInfo;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginException;
import org.labelport.shell.CommandLines;
import org.labelport.shell.invocation.Invocation;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes commands, options, paths, and the names of what is installed. */
public final class CommandCompleter implements Completer {

    private static final Set<String> TAKES_PLUGIN = Set.of("list", "upgrade", "rollback", "uninstall", "why");
    private static final Set<String> TAKES_JAR = Set.of("install", "upgrade", "why", "index");
    private static final Completer FILES = new Completers.FileNameCompleter();

    /** Labels of options and parameters that take a path. */
    private static final Pattern PATH = Pattern.compile("\\b(DIR|FOLDER|FILE)\\b");

    private final Invocation invocation;
    private @Nullable CommandSpec commands;

    public CommandCompleter(Invocation invocation) {
        this.invocation = invocation;
    }

    /** All commands, inspected when first needed: the prompt appears sooner without. */
    private CommandSpec commands() {
        if (commands == null) {
            commands = CommandLines.specification(invocation);
            removeHidden(commands);
        }
        return commands;
    }

    /** Picocli offers hidden options, too. */
    private static void removeHidden(CommandSpec command) {
        List.copyOf(command.options()).stream().filter(OptionSpec::hidden).forEach(command::remove);
        command.subcommands().values().forEach(below -> removeHidden(below.getCommandSpec()));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> words = line.words();
        String command = words.isEmpty() ? "" : words.get(0);
        String before = line.wordIndex() > 0 ? words.get(line.wordIndex() - 1) : "";
        boolean optionNext = line.word().startsWith("-");
        if (before.equals("--to")
                || before.equals("--format")
                || (command.equals("formats") && line.wordIndex() == 1 && !optionNext)) {
            add(
                    candidates,
                    invocation.engine().formats().stream()
                            .map(info -> info.descriptor().id()),
                    true);
        } else if (before.equals("--from")) {
            source(reader, line, candidates);
        } else if (command.equals("preview") && line.wordIndex() == 1 && !optionNext) {
            source(reader, line, candidates);
            if (line.word().indexOf(':') < 0) {
                FILES.complete(reader, line, candidates); // an export names its format itself
            }
        } else if (takesPath(command, before) || (command.equals("verify") && line.wordIndex() == 1 && !optionNext)) {
            FILES.complete(reader, line, candidates);
        } else if (command.equals("targets") && line.wordIndex() == 1 && !optionNext) {
            add(candidates, invocation.engine().targets().stream().map(TargetInfo::id), true);
        } else if (command.equals("plugin") && line.wordIndex() == 2 && !optionNext) {
            String action = words.get(1);
            if (TAKES_PLUGIN.contains(action)) {
                add(candidates, pluginNames(), true);
            }
            if (TAKES_JAR.contains(action)) {
                FILES.complete(reader, line, candidates);
            }
        } else {
            List<CharSequence> found = new ArrayList<>();
            AutoComplete.complete(commands(), words.toArray(String[]::new), line.wordIndex(), 0, line.cursor(), found);
            add(candidates, found.stream().map(CharSequence::toString), true);
        }
    }

    /** Completes a target, and the path after its colon. */
    private void source(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        int path = line.word().indexOf(':') + 1;
        if (path == 0) {
            add(candidates, invocation.engine().targets().stream().map(info -> info.id() + ":"), false);
            return;
        }
        List<Candidate> paths = new ArrayList<>();
        String typed = line.word().substring(path);
        FILES.complete(reader, new ArgumentLine(typed, Math.max(0, line.wordCursor() - path)), paths);
        String target = line.word().substring(0, path);
        for (Candidate found : paths) {
            candidates.add(new Candidate(
                    target + found.value(),
                    found.displ(),
                    found.group(),
                    found.descr(),
                    found.suffix(),
                    found.key(),
                    found.complete()));
        }
    }

    /** Whether the option before the cursor takes a path. An option means the same in all subcommands of a command. */
    private boolean takesPath(String command, String before) {
        return Stream.of(commands().subcommands().get(command))
                .filter(Objects::nonNull)
                .flatMap(line -> Stream.concat(Stream.of(line), line.getSubcommands().values().stream()))
                .map(line -> line.getCommandSpec().findOption(before))
                .anyMatch(option ->
                        option != null && PATH.matcher(option.paramLabel()).find());
    }

    /** A jar that was refused is no plug-in. */
    private Stream<String> pluginNames() {
        try {
            return invocation.plugins().list().stream()
                    .filter(plugin -> plugin.state() != Plugin.State.REFUSED)
                    .map(plugin -> plugin.id().name());
        } catch (PluginException e) {
            return Stream.empty(); // The command itself says what is wrong.
        }
    }

    private static void add(List<Candidate> candidates, Stream<String> texts, boolean complete) {
        texts.distinct().forEach(text -> candidates.add(new Candidate(text, text, null, null, null, null, complete)));
    }
}
