package org.labelport.shell;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;

/** {@code labelport shell}. */
@Command(
        name = "shell",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        header = "Starts an interactive shell with the same commands.",
        description = {
            "Type help for the commands, and exit or Ctrl-D to leave. Commands can be piped in as well.",
            "A value in single quotes stays as it is, whatever characters it has: verify 'out/a $1 [2]'.",
            "",
            "Plug-ins are changed here as everywhere: 'plugin install NAME.jar'. Running exports keep their versions."
        },
        footer = {"", "Example:", "  echo 'formats --data image | grep yolo' | labelport shell"})
final class ShellCommand implements Callable<Integer> {

    private final Invocation invocation;

    ShellCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (invocation.shell().isEmpty()) {
            invocation.complain("shell.missing: the interactive shell is not installed, or you are in it already."
                    + " It needs the jars of the folder 'shell' of the installation.");
            return CommandLineRunner.FAILED;
        }
        return invocation.shell().get().run(invocation);
    }
}
