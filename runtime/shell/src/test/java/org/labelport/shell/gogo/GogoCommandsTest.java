package org.labelport.shell.gogo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.labelport.command.CommandLineRunner;

/** In a session of the real Gogo. */
class GogoCommandsTest {

    /** Remembers what it was to run. */
    private static final class Remembering implements CommandLineRunner {

        private final List<List<String>> asked = new ArrayList<>();

        @Override
        public int run(List<String> arguments, PrintStream out, PrintStream err, Console console) {
            asked.add(arguments);
            return DONE;
        }

        @Override
        public boolean isCacheable(List<String> arguments) {
            return false;
        }
    }

    @Test
    void aCommandMayBeGivenAsOnTheCommandLine() throws Exception {
        Remembering runner = new Remembering();
        CommandProcessorImpl processor = new CommandProcessorImpl(null);
        GogoCommands commands = new GogoCommands(runner);
        processor.addCommand("labelport", commands, "formats");
        processor.addCommand("labelport", commands, "labelport");
        try (CommandSession session = processor.createSession(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream())) {
            session.put("SCOPE", "labelport");
            session.execute("formats yolo");
            session.execute("labelport formats yolo");
            session.execute("labelport --version");
        }
        assertEquals(
                List.of(List.of("formats", "yolo"), List.of("formats", "yolo"), List.of("--version")), runner.asked);
    }

    @Test
    void aValueInSingleQuotesStaysAsItIs() throws Exception {
        Remembering runner = new Remembering();
        CommandProcessorImpl processor = new CommandProcessorImpl(null);
        processor.addCommand("labelport", new GogoCommands(runner), "formats");
        try (CommandSession session = processor.createSession(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream())) {
            session.put("SCOPE", "labelport");
            session.execute("formats 'out/a $1 %20 [2] {b}#c=d&e;f|g(h)*~\"\\ü'");
        }
        assertEquals(List.of(List.of("formats", "out/a $1 %20 [2] {b}#c=d&e;f|g(h)*~\"\\ü")), runner.asked);
    }
}
