package org.labelport.shell.plugin;

import org.labelport.plugin.PluginRules;
import picocli.CommandLine.Option;

/** The argument that all changes of plug-ins have. */
final class DryRunArgument {

    @Option(names = "--dry-run", order = 52, description = "Says what would change, and changes nothing.")
    private boolean dryRun;

    PluginRules rules() {
        return dryRun ? PluginRules.USUAL.onlyTrying() : PluginRules.USUAL;
    }
}
