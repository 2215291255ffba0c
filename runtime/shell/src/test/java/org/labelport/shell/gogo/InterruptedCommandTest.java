package org.labelport.shell.gogo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;
import org.labelport.command.CommandLineRunner;

/** In a session of the real Gogo. */
class InterruptedCommandTest {

    /** A terminal, which tells when somebody closes it. */
    private static final class Screen extends ByteArrayOutputStream {

        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }

        String shown() {
            return toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        }
    }

    /** Commands that print their names; {@code export} is stopped while it works. */
    private static final class Commands implements CommandLineRunner {

        @Override
        public int run(List<String> arguments, PrintStream out, PrintStream err, Console console) {
            if (arguments.get(0).equals("export")) {
                Thread.currentThread().interrupt();
            }
            out.println(arguments.get(0));
            out.flush();
            err.println("of " + arguments.get(0));
            err.flush();
            return DONE;
        }

        @Override
        public boolean isCacheable(List<String> arguments) {
            return false;
        }
    }

    @Test
    void aCommandThatIsStoppedDoesNotCloseTheTerminal() throws Exception {
        Screen screen = new Screen();
        PrintStream terminal = new PrintStream(screen, false, StandardCharsets.UTF_8);
        CommandProcessorImpl processor = new CommandProcessorImpl(null);
        GogoCommands commands = new GogoCommands(new Commands());
        processor.addCommand("labelport", commands, "export");
        processor.addCommand("labelport", commands, "formats");
        try (CommandSession session = processor.createSession(
                InputStream.nullInputStream(), new OpenStream(terminal), new OpenStream(terminal))) {
            session.put("SCOPE", "labelport");
            session.put(GogoCommands.OUT, terminal);
            session.put(GogoCommands.ERR, terminal);

            session.execute("export");
            session.execute("formats");
        }
        assertEquals("export\nof export\nformats\nof formats\n", screen.shown());
        assertFalse(screen.closed);
    }
}
