package org.labelport.shell.plugin;

import org.labelport.plugin.PluginRules;
import picocli.CommandLine.Option;

/** The arguments that let a change do what is refused by default. */
final class PluginRuleArguments {

    @Option(
            names = "--allow-unsigned",
            order = 50,
            description = "Takes a jar that nobody signed, or nobody who is trusted. For developers; it is logged.")
    private boolean allowUnsigned;

    @Option(
            names = "--allow-downgrade",
            order = 51,
            description = "Takes an older version in the place of what serves.")
    private boolean allowDowngrade;

    @Option(names = "--dry-run", order = 52, description = "Says what would change, and changes nothing.")
    private boolean dryRun;

    PluginRules rules() {
        PluginRules rules = PluginRules.USUAL;
        if (allowUnsigned) {
            rules = rules.allowingUnsigned();
        }
        if (allowDowngrade) {
            rules = rules.allowingDowngrade();
        }
        return dryRun ? rules.onlyTrying() : rules;
    }
}
