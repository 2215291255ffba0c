package org.labelport.shell.plugin;

import org.labelport.plugin.PluginRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments that let an installation do what is refused by default; what goes back or away is not asked for these. */
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

    @Mixin
    private DryRunArgument dryRun = new DryRunArgument();

    PluginRules rules() {
        PluginRules rules = dryRun.rules();
        if (allowUnsigned) {
            rules = rules.allowingUnsigned();
        }
        if (allowDowngrade) {
            rules = rules.allowingDowngrade();
        }
        return rules;
    }
}
