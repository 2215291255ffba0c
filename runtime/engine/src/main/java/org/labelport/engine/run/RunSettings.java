package org.labelport.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.limits.LimitsFile;
import org.labelport.engine.publish.RunFolders;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ExportRun;
import org.labelport.settings.Settings;

/**
 * What the operator has set about runs: the file {@code runs.json}.
 *
 * @param kept how long after its last step the leftovers of a run are kept so that it can be continued;
 *     {@link Duration#ZERO} to keep nothing
 * @param slowAfter how long a plug-in may be busy with one thing before the run reports it; {@link Duration#ZERO} to
 *     report nothing
 */
record RunSettings(Duration kept, Duration slowAfter) {

    private static final String FILE = "runs.json";
    private static final String KEPT_HOURS = "keptHours";
    private static final long MOST_HOURS = 87_600;
    private static final String SLOW_PLUGIN_SECONDS = "slowPluginSeconds";
    private static final long MOST_SECONDS = 86_400;
    private static final Duration DEFAULT_SLOW_AFTER = Duration.ofMinutes(1);

    /**
     * Reads the settings.
     *
     * @throws ExportException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    static RunSettings of(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? read(file.get()) : new RunSettings(RunFolders.KEPT_FOR, DEFAULT_SLOW_AFTER);
    }

    /** What the steps of a run share, with the limits that the operator has set, also for slow plug-ins. */
    static RunContext context(Settings settings, RunEvents events, ExportRun log, Cancellation cancellation)
            throws ExportException {
        return new RunContext(
                settings,
                LimitsFile.of(settings),
                events,
                log,
                cancellation,
                new PluginWatch(of(settings).slowAfter(), events));
    }

    private static RunSettings read(Path file) throws ExportException {
        Options given = SettingsFile.options(
                file,
                List.of(
                        OptionSpec.optional(
                                KEPT_HOURS, OptionSpec.Type.INTEGER, "hours that what a run leaves is kept"),
                        OptionSpec.optional(
                                SLOW_PLUGIN_SECONDS,
                                OptionSpec.Type.INTEGER,
                                "seconds that a plug-in may be busy with one thing before the run says so")));
        return new RunSettings(
                given.isSet(KEPT_HOURS)
                        ? Duration.ofHours(number(file, given, KEPT_HOURS, MOST_HOURS, "nothing is kept"))
                        : RunFolders.KEPT_FOR,
                given.isSet(SLOW_PLUGIN_SECONDS)
                        ? Duration.ofSeconds(number(file, given, SLOW_PLUGIN_SECONDS, MOST_SECONDS, "nothing is said"))
                        : DEFAULT_SLOW_AFTER);
    }

    private static long number(Path file, Options given, String key, long most, String withNone)
            throws ExportException {
        long number = given.integer(key);
        if (number < 0 || number > most) {
            throw SettingsFile.wrong(file, key, number, "a whole number from 0 to " + most + "; with 0 " + withNone);
        }
        return number;
    }
}
