package org.labelport.shell.gogo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.command.CommandLineRunner.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands as Gogo functions: {@code labelport:formats} and so on. They run the same commands as the command line,
 * with the streams of their Gogo pipe. The class is loaded only when Gogo asks for it.
 */
@Component(
        service = GogoCommands.class,
        property = {
            "osgi.command.scope=labelport",
            "osgi.command.function=formats",
            "osgi.command.function=targets",
            "osgi.command.function=plan",
            "osgi.command.function=export",
            "osgi.command.function=verify",
            "osgi.command.function=preview",
            "osgi.command.function=runs",
            "osgi.command.function=resume",
            "osgi.command.function=plugin",
            "osgi.command.function=help",
            "osgi.command.function=version",
            "osgi.command.function=labelport",
            "osgi.command.function=exit"
        })
public class GogoCommands {

    /** Session variable that holds the exit code of the last command. */
    static final String STATUS = "status";

    /** Session variable that asks the interactive shell to end. */
    static final String EXIT = ".labelport.exit";

    /** Session variable that holds the {@link RunningCommand}. */
    static final String RUNNING = ".labelport.running";

    /** Session variables that hold where a command writes that is neither in a pipe nor redirected. */
    static final String OUT = ".labelport.out";

    static final String ERR = ".labelport.err";

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private final CommandLineRunner runner;

    /** Called by Declarative Services. */
    @Activate
    public GogoCommands(@Reference CommandLineRunner runner) {
        this.runner = runner;
    }

    public void formats(CommandSession session, Object... arguments) {
        run(session, "formats", arguments);
    }

    public void targets(CommandSession session, Object... arguments) {
        run(session, "targets", arguments);
    }

    public void plan(CommandSession session, Object... arguments) {
        run(session, "plan", arguments);
    }

    public void export(CommandSession session, Object... arguments) {
        run(session, "export", arguments);
    }

    public void verify(CommandSession session, Object... arguments) {
        run(session, "verify", arguments);
    }

    public void preview(CommandSession session, Object... arguments) {
        run(session, "preview", arguments);
    }

    public void resume(CommandSession session, Object... arguments) {
        run(session, "resume", arguments);
    }

    public void runs(CommandSession session, Object... arguments) {
        run(session, "runs", arguments);
    }

    public void plugin(CommandSession session, Object... arguments) {
        run(session, "plugin", arguments);
    }

    public void help(CommandSession session, Object... arguments) {
        run(session, "help", arguments);
    }

    public void version(CommandSession session) {
        run(session, "--version");
    }

    /** A command as messages and guides have it, for a command line: {@code labelport formats}. */
    public void labelport(CommandSession session, Object... arguments) {
        run(session, Stream.of(arguments).map(String::valueOf).toList());
    }

    /** Ends the interactive shell after this line. */
    public void exit(CommandSession session) {
        session.put(EXIT, true);
    }

    private void run(CommandSession session, String command, Object... arguments) {
        run(
                session,
                Stream.concat(Stream.of(command), Stream.of(arguments).map(String::valueOf))
                        .toList());
    }

    private void run(CommandSession session, List<String> words) {
        Process process = Process.Utils.current();
        PrintStream out = stream(process.isTty(STANDARD_OUTPUT), session.get(OUT), process.out());
        PrintStream err = stream(process.isTty(STANDARD_ERROR), session.get(ERR), process.err());
        RunningCommand running = session.get(RUNNING) instanceof RunningCommand known ? known : new RunningCommand();
        running.began();
        int status;
        try {
            status = runner.run(words, out, err, console(session, process));
        } finally {
            running.ended();
        }
        process.error(status);
        session.put(STATUS, status);
    }

    /**
     * Gogo's own streams are channels, which close for good, with all that they write to, when a thread writes that was
     * interrupted, as that of a command is that Ctrl-C stops.
     */
    private static PrintStream stream(boolean shown, @Nullable Object direct, OutputStream gogo) {
        return shown && direct instanceof PrintStream stream
                ? stream
                : new PrintStream(gogo, false, StandardCharsets.UTF_8);
    }

    private static Console console(CommandSession session, Process process) {
        Object columns = session.get("COLUMNS");
        return columns instanceof Integer width && width > 0
                ? new Console(process.isTty(STANDARD_ERROR), width)
                : Console.PLAIN;
    }
}
