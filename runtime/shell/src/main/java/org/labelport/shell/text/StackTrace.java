package org.labelport.shell.text;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Prints the stack trace of a failure. Its messages quote data, also those that no user sees otherwise. */
public final class StackTrace {

    private StackTrace() {}

    /** Prints all lines, each {@linkplain SafeText harmless} but for its indentation. */
    public static void print(Throwable failure, PrintStream out) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        trace.toString().lines().forEach(line -> {
            int tabs = indentation(line);
            out.println(line.substring(0, tabs) + SafeText.of(line.substring(tabs)));
        });
    }

    private static int indentation(String line) {
        int tabs = 0;
        while (tabs < line.length() && line.charAt(tabs) == '\t') {
            tabs++;
        }
        return tabs;
    }
}
