package org.labelport.shell.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.StoredRun;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labelport runs prune}. */
@Command(
        name = "prune",
        sortOptions = false,
        optionListHeading = "%n",
        header = "Removes leftovers of runs that were killed or failed; these runs can no longer be continued.",
        description = {"Runs that are going on, in whatever process, and those of other users are left alone."},
        footer = {"", "Example:", "  labelport runs prune --in exports --older-than 12h"})
final class RunsPruneCommand implements Callable<Integer> {

    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([smhd])");

    private final Invocation invocation;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            order = 1,
            description = "The folder that the runs export to, their --out. Default: this folder.")
    private Path destination = Path.of("");

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            order = 2,
            description =
                    "Removes only what has not changed for this long: 30m, 12h, 7d. Default: as set with 'keptHours' in"
                            + " runs.json, else 7d; 0d removes all.")
    private @Nullable String age;

    RunsPruneCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws ExportException, WrongUse {
        Path folder = destination.toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            invocation.print(List.of("Nothing to remove: there is no folder " + SafeText.of(folder.toString()) + "."));
            return CommandLineRunner.DONE;
        }
        Optional<Duration> given = age == null ? Optional.empty() : Optional.of(age(age));
        Instant now = Instant.now();
        List<StoredRun> removed = given.isPresent()
                ? invocation.engine().prune(folder, given.get())
                : invocation.engine().prune(folder);
        List<StoredRun> left = invocation.engine().stored(folder);
        invocation.print(new PruneReport(now).lines(removed, left));
        return CommandLineRunner.DONE;
    }

    private static Duration age(String text) throws WrongUse {
        Matcher matcher = AGE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new WrongUse(
                    "option.invalid",
                    "'" + text
                            + "' is not an age. Give a whole number with s, m, h or d for --older-than: 30m, 12h, 7d");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
