package org.labelport.shell.gogo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labelport.command.CommandLineRunner;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.shell.Terminals;
import org.labelport.shell.invocation.Invocation;

/** In a session of the real Gogo. */
class InterruptedCommandTest {

    private static final int MOST_PRESSES = 20;

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

    /** Commands of Gogo's kind, which write to the streams of their place in a pipe. */
    public static final class Filters {

        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        /** Passes on what comes. */
        public void pass(CommandSession session) throws IOException {
            Process process = Process.Utils.current();
            process.in().transferTo(process.out());
            process.out().flush();
        }

        /** Writes until it is interrupted, and once more then. */
        public void endless(CommandSession session) throws InterruptedException {
            Process process = Process.Utils.current();
            writing.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            process.out().println("stopped");
            process.out().flush();
            ended.countDown();
        }
    }

    @Test
    @Timeout(30)
    void pipesPrintAfterAFilterWasStopped() throws Exception {
        Screen screen = new Screen();
        PrintStream terminal = new PrintStream(screen, false, StandardCharsets.UTF_8);
        CommandProcessorImpl processor = new CommandProcessorImpl(null);
        processor.addCommand("labelport", new GogoCommands(new Commands()), "formats");
        Filters filters = new Filters();
        processor.addCommand("labelport", filters, "pass");
        processor.addCommand("labelport", filters, "endless");
        Invocation invocation = new Terminals(Console.PLAIN).invocation().on(terminal, Console.PLAIN);
        try (GogoLine lines = new GogoLine(
                () -> processor.createSession(
                        InputStream.nullInputStream(), new OpenStream(terminal), new OpenStream(terminal)),
                invocation)) {
            lines.execute("mine = kept");
            Thread ctrlC = new Thread(() -> {
                try {
                    filters.writing.await();
                    // The first one may meet "formats", which then ends alone.
                    for (int presses = 0; presses < MOST_PRESSES && filters.ended.getCount() > 0; presses++) {
                        lines.interrupt();
                        filters.ended.await(1, TimeUnit.SECONDS);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            ctrlC.start();
            lines.execute("formats | endless");
            ctrlC.join();
            assertEquals(0, filters.ended.getCount(), "the filter goes on");
            screen.reset();

            lines.execute("formats | pass");
            assertEquals("of formats\nformats\n", screen.shown());
            lines.execute("$mine | pass");
        }
        assertTrue(screen.shown().contains("kept"), screen.shown());
    }
}
