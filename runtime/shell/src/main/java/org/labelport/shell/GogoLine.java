package org.labelport.shell;

import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.labelport.command.CommandLineRunner;

/** Runs lines in a Gogo session and says in one line what goes wrong. */
final class GogoLine {

    private static final String SCOPES = "labelport:gogo:felix:*";

    private final CommandSession session;
    private final Invocation invocation;

    GogoLine(CommandSession session, Invocation invocation) {
        this.session = session;
        this.invocation = invocation;
        session.put("SCOPE", SCOPES);
        session.put(GogoCommands.STATUS, CommandLineRunner.DONE);
    }

    /** Whether a text can run as it is; an open quote or brace wants another line. */
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

    void execute(CharSequence text) {
        session.put(GogoCommands.STATUS, CommandLineRunner.DONE);
        try {
            Object result = session.execute(text);
            if (result != null) {
                invocation.out().println(session.format(result, Converter.INSPECT));
            }
        } catch (CommandNotFoundException e) {
            failed("shell.unknown: there is no command '" + e.getCommand() + "'. 'help' lists them.");
        } catch (Exception e) { // Gogo passes on whatever a command throws.
            failed("shell.failed: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
        invocation.out().flush();
        invocation.err().flush();
    }

    /** Exit code of the last line. */
    int status() {
        return session.get(GogoCommands.STATUS) instanceof Integer status ? status : CommandLineRunner.FAILED;
    }

    boolean exitAsked() {
        return Boolean.TRUE.equals(session.get(GogoCommands.EXIT));
    }

    private void failed(String message) {
        invocation.complain(message);
        session.put(GogoCommands.STATUS, CommandLineRunner.FAILED);
    }
}
