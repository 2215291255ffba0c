package org.labelport.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.labelport.report.OneLine;

/**
 * Writes what bundles log with {@code java.util.logging} as one line like all messages of the launcher, with the level in
 * English. Java's own formatter would write it in the user's language.
 */
public final class LogLine extends Formatter {

    private static final String SETUP = "java.util.logging.config.class";

    /** Properties by which a user has set up Java's logging already. */
    private static final List<String> SETTINGS =
            List.of(SETUP, "java.util.logging.config.file", "java.util.logging.SimpleFormatter.format");

    /** Used by Java's logging. */
    public LogLine() {}

    /** Has Java's logging use this class, once something is logged and unless the user has set it up. */
    static void apply() {
        if (SETTINGS.stream().allMatch(setting -> System.getProperty(setting) == null)) {
            System.setProperty(SETUP, Setup.class.getName());
        }
    }

    @Override
    public String format(LogRecord logged) {
        String level = logged.getLevel().getName().toLowerCase(Locale.ROOT);
        String thrown = logged.getThrown() == null ? "" : ": " + logged.getThrown();
        return "labelport: " + level + ": " + OneLine.of(formatMessage(logged) + thrown) + System.lineSeparator();
    }

    /** Sets up Java's logging, which makes one when something is logged first. */
    public static final class Setup {

        /** Sets up Java's logging. */
        public Setup() {
            String handler = "java.util.logging.ConsoleHandler";
            String settings = "handlers=" + handler + "\n" + handler + ".formatter=" + LogLine.class.getName();
            try {
                LogManager.getLogManager()
                        .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
