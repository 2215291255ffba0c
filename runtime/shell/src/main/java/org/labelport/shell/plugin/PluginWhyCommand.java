package org.labelport.shell.plugin;

import java.util.List;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.Reason;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code labelport plugin why}. */
@Command(
        name = "why",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Says why a plug-in cannot serve, and what to do.",
        description = {"A jar is only examined, not installed. Ends with 1 when the plug-in cannot serve."},
        footer = {"", "Examples:", "  labelport plugin why com.acme.tables-1.1.0.jar"})
final class PluginWhyCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "JAR|NAME", description = "A jar, or the name of a plug-in.")
    private String what = "";

    PluginWhyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException {
        List<Reason> reasons = invocation.plugins().why(what);
        if (reasons.isEmpty()) {
            invocation.print(List.of(SafeText.of(what) + ": nothing is wrong"));
            return CommandLineRunner.DONE;
        }
        invocation.print(reasons.stream()
                .flatMap(reason -> reason.lines().stream())
                .map(SafeText::of)
                .toList());
        return CommandLineRunner.FAILED;
    }
}
