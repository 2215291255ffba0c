package org.labelport.command;

import java.io.PrintStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Runs {@code labelport} commands. Thread-safe; each call is a command of its own. */
@ProviderType
public interface CommandLineRunner {

    /** The export or other command did what it was asked for. */
    int DONE = 0;

    /** The command failed. */
    int FAILED = 1;

    /** The command was used wrongly; nothing was done. */
    int WRONG_USE = 2;

    /** The export is published, without some items that failed and are listed. */
    int DONE_WITH_ITEM_ERRORS = 3;

    /**
     * Runs one command to its end. Interrupting the calling thread cancels the command, which cleans up before it
     * returns; the thread is still interrupted then.
     *
     * @param arguments the command's name and its arguments
     * @param out takes results
     * @param err takes progress, warnings and errors
     * @param console how to show progress
     * @return the exit code
     */
    int run(List<String> arguments, PrintStream out, PrintStream err, Console console);

    /**
     * Whether the output of a command may be cached, because it depends only on the arguments, the console, the
     * installation, its settings and its plug-ins. While none of these changes, a launcher may print the same output
     * again without running the command.
     *
     * @param arguments of a command that ended with {@link #DONE}
     */
    boolean isCacheable(List<String> arguments);

    /**
     * What the output goes to.
     *
     * @param interactive whether a line can be overwritten to show progress
     * @param columns width of a line, in characters
     */
    record Console(boolean interactive, int columns) {

        /** A file or pipe. */
        public static final Console PLAIN = new Console(false, 80);
    }
}
