package org.labelport.shell;

/** Reads commands from the terminal, or from a pipe, until there are no more. */
interface InteractiveShell {

    /** @return the exit code of the last command */
    int run(Invocation invocation);
}
