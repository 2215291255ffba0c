package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** What plug-ins log with Java's logging. */
class LoggedLinesTest {

    @Test
    void levelsAreKept() {
        // The formatter reads this when it is used first; nothing else in these tests logs.
        System.setProperty("java.util.logging.SimpleFormatter.format", Main.LOGGED);
        for (Level level : List.of(Level.INFO, Level.WARNING, Level.SEVERE)) {
            assertEquals(
                    "labelport: " + level.getLocalizedName() + ": the table has 7 rows" + System.lineSeparator(),
                    new SimpleFormatter().format(new LogRecord(level, "the table has 7 rows")));
        }
        assertTrue(
                new ConsoleHandler().getFormatter() instanceof SimpleFormatter, "what Java uses unless told otherwise");
    }
}
