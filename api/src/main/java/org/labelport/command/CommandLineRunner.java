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
     * Runs one command to its end. Interrupting the calling thread cancels it, and it cleans up before it returns.
     *
     * @param arguments the command's name and its arguments
     * @param out takes results
     * @param err takes progress, warnings and errors
     * @param console how to show progress
     * @return the exit code
     */
    int run(List<String> arguments, PrintStream out, PrintStream err, Console console);

    /**
     * Whether what a command prints depends on nothing but its arguments, the console, the installation, its settings and its
     * plug-ins. While these stay as they are, a launcher may print it again without running the command.
     *
     * @param arguments of a command that was {@link #DONE}
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
