package org.labelport.shell.gogo;

import org.labelport.command.CommandLineRunner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The same commands under a second name, {@code export:formats} and so on. */
@Component(
        service = GogoExportScope.class,
        property = {
            "osgi.command.scope=export",
            "osgi.command.function=formats",
            "osgi.command.function=targets",
            "osgi.command.function=plan",
            "osgi.command.function=export",
            "osgi.command.function=verify",
            "osgi.command.function=preview",
            "osgi.command.function=runs",
            "osgi.command.function=plugin",
            "osgi.command.function=help",
            "osgi.command.function=version"
        })
public final class GogoExportScope extends GogoCommands {

    /** Called by Declarative Services. */
    @Activate
    public GogoExportScope(@Reference CommandLineRunner runner) {
        super(runner);
    }
}
