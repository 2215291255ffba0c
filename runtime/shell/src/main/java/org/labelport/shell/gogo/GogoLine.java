package org.labelport.shell.gogo;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.labelport.command.CommandLineRunner;
import org.labelport.shell.invocation.Invocation;

/** Runs lines in a Gogo session and reports each error in one line. */
final class GogoLine implements AutoCloseable {

    private static final String SCOPES = "labelport:gogo:felix:*";

    /** What Gogo says when no form of a command takes the arguments. */
    private static final Pattern MISMATCH = Pattern.compile("Cannot coerce (\\w+)\\(");

    private static final long TIMEOUT_MILLIS = 10_000;

    private final RunningCommand running = new RunningCommand();
    private final LastingSession sessions;
    private final Invocation invocation;
    private volatile boolean interrupted;

    /** @param opening opens a session for these lines */
    GogoLine(Supplier<CommandSession> opening, Invocation invocation) {
        this.sessions = new LastingSession(opening);
        this.invocation = invocation;
        CommandSession session = sessions.now();
        session.put("SCOPE", SCOPES);
        session.put(GogoCommands.RUNNING, running);
        session.put(GogoCommands.OUT, invocation.out());
        session.put(GogoCommands.ERR, invocation.err());
        session.put(GogoCommands.STATUS, CommandLineRunner.DONE);
    }

    /** Whether a text is complete; after an open quote or brace, another line must follow. */
    boolean isComplete(CharSequence text) {
        try {
            new Parser(text).program();
            return true;
        } catch (EOFError e) {
            return false;
        } catch (SyntaxError e) {
            return true; // Running it will say what is wrong.
        }
    }

    /** Runs a line and shows its result. */
    void execute(CharSequence text) {
        run(text, Results.SHOW);
    }

    /** Runs a line that sets up the session. */
    void define(CharSequence text) {
        run(text, Results.HIDE);
    }

    private enum Results {
        SHOW,
        HIDE
    }

    private void run(CharSequence text, Results results) {
        CommandSession session = sessions.now();
        int before = status();
        session.put(GogoCommands.STATUS, null); // until a command says how it ended
        try {
            Object result = session.execute(TypedWords.kept(text));
            if (result != null && results == Results.SHOW) {
                show(session.format(result, Converter.INSPECT));
            }
        } catch (CommandNotFoundException e) {
            failed("shell.unknown: there is no command '" + e.getCommand() + "'. 'help' lists them.");
        } catch (InterruptedException e) {
            stop();
        } catch (IllegalArgumentException e) {
            failed(explained(e));
        } catch (Exception e) { // Gogo passes on whatever a command throws.
            failed(failure(e));
        }
        if (session.get(GogoCommands.STATUS) == null) {
            session.put(GogoCommands.STATUS, exitAsked() ? before : CommandLineRunner.DONE);
        }
        if (interrupted) {
            interrupted = false;
            sessions.renew();
        }
        invocation.out().flush();
        invocation.err().flush();
    }

    private static String explained(IllegalArgumentException error) {
        Matcher mismatch = MISMATCH.matcher(String.valueOf(error.getMessage()));
        if (!mismatch.lookingAt()) {
            return failure(error);
        }
        return "shell.arguments: '" + mismatch.group(1) + "' cannot take this. 'felix:help " + mismatch.group(1)
                + "' says what it takes. A bundle is given by its number or name ('lb -s' lists them) or by the place that"
                + " it was started from.";
    }

    private static String failure(Exception error) {
        return "shell.failed: " + (error.getMessage() == null ? error.toString() : error.getMessage());
    }

    /** Gogo's commands return empty text when all went well. */
    private void show(CharSequence result) {
        if (!result.isEmpty()) {
            invocation.out().println(result);
        }
    }

    /** Asks the running command to stop; called by another thread. */
    void interrupt() {
        interrupted = true;
        Job job = sessions.now().foregroundJob();
        if (!running.interrupt() && job != null) {
            job.interrupt();
        }
    }

    /** Exit code of the last line; {@code exit} has none of its own. */
    int status() {
        return sessions.now().get(GogoCommands.STATUS) instanceof Integer status ? status : CommandLineRunner.FAILED;
    }

    boolean exitAsked() {
        return Boolean.TRUE.equals(sessions.now().get(GogoCommands.EXIT));
    }

    private void stop() {
        interrupted = true;
        running.interrupt();
        try {
            running.awaitEnd(TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sessions.now().put(GogoCommands.STATUS, CommandLineRunner.FAILED);
    }

    @Override
    public void close() {
        sessions.close();
    }

    private void failed(String message) {
        invocation.complain(message);
        sessions.now().put(GogoCommands.STATUS, CommandLineRunner.FAILED);
    }
}
