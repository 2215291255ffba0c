package org.labelport.shell.gogo;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.gogo.jline.Parser;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jline.nativ.JLineNativeLoader;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.shell.invocation.Invocation;

/** Reads lines from a terminal, with history and completion, and runs them. Ctrl-C stops the running command. */
final class TerminalPrompt implements AutoCloseable {

    private static final String PROMPT = "labelport> ";

    /** Where JLine unpacks its native parts. */
    private static final String NATIVE_PARTS = "jline.tmpdir";

    private final Invocation invocation;
    private final Terminal terminal;

    /** @param parts a folder for JLine's native parts: on many servers nothing in {@code /tmp} may be executed */
    TerminalPrompt(Invocation invocation, File parts) throws IOException {
        this.invocation = invocation;
        if (System.getProperty(NATIVE_PARTS) == null) {
            System.setProperty(NATIVE_PARTS, parts.getPath());
        }
        this.terminal = terminal();
    }

    /** Whether input comes from a terminal and not from a pipe or a file. */
    boolean isTerminal() {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Reads and runs until {@code exit} or the end of input; returns the exit code of the last command. */
    int run(CommandProcessor processor) {
        PrintStream out = new PrintStream(terminal.output(), false, StandardCharsets.UTF_8);
        Console console = new Console(true, Math.max(1, terminal.getWidth()));
        Invocation here = invocation.on(out, console);
        try (GogoLine lines = new GogoLine(() -> session(processor, out), here)) {
            LineReader reader = reader(new CommandCompleter(here));
            terminal.handle(Signal.INT, signal -> lines.interrupt());
            out.println("Labelport " + invocation.version() + ". 'help' lists the commands, 'exit' leaves.");
            out.flush();
            while (!lines.exitAsked()) {
                try {
                    lines.execute(reader.readLine(PROMPT));
                    if (processEnds()) {
                        break;
                    }
                } catch (UserInterruptException e) {
                    if (processEnds()) {
                        break;
                    }
                } catch (EndOfFileException e) {
                    break;
                }
            }
            return lines.status();
        }
    }

    private CommandSession session(CommandProcessor processor, PrintStream out) {
        CommandSession session = processor.createSession(terminal.input(), new OpenStream(out), new OpenStream(out));
        session.put("#COLUMNS", (Function) (current, arguments) -> terminal.getWidth());
        session.put(".terminal", terminal);
        return session;
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private LineReader reader(CommandCompleter completer) {
        return LineReaderBuilder.builder()
                .appName("labelport")
                .terminal(terminal)
                .parser(new Parser())
                .completer(completer)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".labelport_history"))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "         > ")
                .build();
    }

    /** Whether the process is ending. The line editor reports this in the same way as Ctrl-C. */
    private static boolean processEnds() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /**
     * Whether JLine has native parts for this system. Where it has none, it asks the programs {@code tty} and {@code stty}
     * about the terminal, in a process each.
     */
    private static boolean nativeParts() {
        try {
            return JLineNativeLoader.initialize();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** JLine finds its native parts through the thread's class loader, which knows nothing of bundles. */
    private static Terminal terminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
        try {
            return TerminalBuilder.builder()
                    .name("labelport")
                    .system(true)
                    .dumb(true)
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .exec(!nativeParts())
                    .build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
