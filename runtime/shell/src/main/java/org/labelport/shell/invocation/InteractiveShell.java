package org.labelport.shell.invocation;

/** Reads commands from the terminal, or from a pipe, until there are no more. */
public interface InteractiveShell {

    /** @return the exit code of the last command */
    int run(Invocation invocation);
}
