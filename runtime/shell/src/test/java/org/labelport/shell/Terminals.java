package org.labelport.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.shell.invocation.Invocation;

/** Runs commands as a user would, and keeps what they print. */
public final class Terminals {

    final FakeEngine engine = new FakeEngine();
    final FakePlugins plugins = new FakePlugins();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console;

    public Terminals(Console console) {
        this.console = console;
    }

    int run(String... words) {
        return CommandLines.run(List.of(words), invocation());
    }

    boolean isCacheable(String... words) {
        return CommandLines.isCacheable(List.of(words), invocation());
    }

    public Invocation invocation() {
        return new Invocation(
                engine,
                plugins,
                "0.0.0",
                Optional.of(Path.of("/opt/labelport")),
                Optional.empty(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                console);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
