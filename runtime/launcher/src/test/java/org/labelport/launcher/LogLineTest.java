package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What plug-ins log with Java's logging. */
class LogLineTest {

    @Test
    void levelsAreKeptInEnglish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            for (Level level : List.of(Level.INFO, Level.WARNING, Level.SEVERE)) {
                assertEquals(
                        "labelport: " + level.getName().toLowerCase(Locale.ROOT) + ": the table has 7 rows"
                                + System.lineSeparator(),
                        new LogLine().format(new LogRecord(level, "the table has 7 rows")));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsLoggedOfDataIsOneLineWithoutControlCharacters() {
        LogRecord logged = new LogRecord(Level.INFO, "no picture: a\nlabelport: all is well\u001b[2J");
        logged.setThrown(new IOException("b\u009b31m"));
        assertEquals(
                "labelport: info: no picture: a\\nlabelport: all is well\\u001b[2J: java.io.IOException: b\\u009b31m"
                        + System.lineSeparator(),
                new LogLine().format(logged));
    }

    @Test
    void valuesAndTheFailureAreInTheLine() {
        LogRecord logged = new LogRecord(Level.WARNING, "{0} cannot be read");
        logged.setParameters(new Object[] {"a.csv"});
        logged.setThrown(new IOException("the disk fails"));
        assertEquals(
                "labelport: warning: a.csv cannot be read: java.io.IOException: the disk fails"
                        + System.lineSeparator(),
                new LogLine().format(logged));
    }
}
