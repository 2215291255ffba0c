package org.labelport.shell.plugin;

import org.labelport.plugin.PluginRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The arguments that say what is installed, and allow what is refused by default; {@code rollback} and {@code uninstall}
 * do not have them.
 */
final class InstallArguments {

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "A jar, its http(s) address, or the name of a plug-in or format that a repository has, as in \"yolo@[1.2,2)\".")
    private String what = "";

    @Option(
            names = "--allow-unsigned",
            order = 50,
            description = "Accepts a jar that is not signed, or not by a trusted signer. For developers; it is logged.")
    private boolean allowUnsigned;

    @Option(
            names = "--allow-downgrade",
            order = 51,
            description = "Accepts an older version in place of the one that serves.")
    private boolean allowDowngrade;

    @Mixin
    private DryRunArgument dryRun = new DryRunArgument();

    String what() {
        return what;
    }

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
