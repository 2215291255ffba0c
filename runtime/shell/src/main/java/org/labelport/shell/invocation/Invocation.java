package org.labelport.shell.invocation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportEngine;
import org.labelport.plugin.PluginManager;
import org.labelport.shell.text.SafeText;

/**
 * What a command works with while it runs once.
 *
 * @param engine does the work
 * @param plugins changes what serves
 * @param version of Labelport
 * @param installation the folder that Labelport was started from; empty inside another program
 * @param shell the interactive shell, where it is installed
 * @param out takes results
 * @param err takes progress, warnings and errors
 * @param console what the output goes to
 */
public record Invocation(
        ExportEngine engine,
        PluginManager plugins,
        String version,
        Optional<Path> installation,
        Optional<InteractiveShell> shell,
        PrintStream out,
        PrintStream err,
        Console console) {

    /** The same invocation on a terminal, which shows both results and errors. */
    public Invocation on(PrintStream terminal, Console other) {
        return new Invocation(engine, plugins, version, installation, shell, terminal, terminal, other);
    }

    /** What the losses of the installed formats mean. */
    public LossHelp lossHelp() {
        return new LossHelp(engine.formats());
    }

    /** Prints lines of a result. */
    public void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /** Prints one line to the error stream, for the person who started the command. The text may come from data. */
    public void complain(String message) {
        out.flush();
        err.println("labelport: " + SafeText.of(message));
        err.flush();
    }
}
