package org.labelport.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportEngine;
import org.labelport.plugin.PluginManager;
import org.labelport.shell.invocation.InteractiveShell;
import org.labelport.shell.invocation.Invocation;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the commands as a service. */
@Component(service = CommandLineRunner.class)
public final class ShellComponent implements CommandLineRunner {

    /** Set by the start script. */
    private static final String HOME = "labelport.home";

    private final ExportEngine engine;
    private final PluginManager plugins;
    private final String version;
    private final Optional<Path> installation;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable InteractiveShell shell;

    /** Called by Declarative Services. */
    @Activate
    public ShellComponent(@Reference ExportEngine engine, @Reference PluginManager plugins, BundleContext context) {
        this.engine = engine;
        this.plugins = plugins;
        this.version = context.getBundle().getVersion().toString();
        this.installation = Optional.ofNullable(context.getProperty(HOME)).map(Path::of);
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err, Console console) {
        return CommandLines.run(arguments, invocation(out, err, console));
    }

    @Override
    public boolean isCacheable(List<String> arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return CommandLines.isCacheable(arguments, invocation(nowhere, nowhere, Console.PLAIN));
    }

    private Invocation invocation(PrintStream out, PrintStream err, Console console) {
        return new Invocation(engine, plugins, version, installation, Optional.ofNullable(shell), out, err, console);
    }
}
