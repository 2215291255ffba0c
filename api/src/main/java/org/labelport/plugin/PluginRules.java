package org.labelport.plugin;

/**
 * Allows changes that are refused by default.
 *
 * @param unsigned whether jars without a signature, or signed by somebody who is not trusted, are accepted; this is
 *     recorded in the log. Jars that were altered after signing are refused in any case
 * @param downgrade whether an older version may replace a newer one
 * @param dryRun whether to find out only what the change would do
 */
public record PluginRules(Unsigned unsigned, Downgrade downgrade, DryRun dryRun) {

    /** The defaults: refuses all that is unusual, and makes the change. */
    public static final PluginRules USUAL = new PluginRules(Unsigned.REFUSE, Downgrade.REFUSE, DryRun.NO);

    /** What happens to jars without a trusted signature. */
    public enum Unsigned {
        REFUSE,
        ALLOW
    }

    /** What happens to versions older than what serves. */
    public enum Downgrade {
        REFUSE,
        ALLOW
    }

    /** Whether to make the change, or only to report what it would do. */
    public enum DryRun {
        NO,
        YES
    }

    /** The same rules, but accepting jars without a trusted signature. */
    public PluginRules allowingUnsigned() {
        return new PluginRules(Unsigned.ALLOW, downgrade, dryRun);
    }

    /** The same rules, but accepting older versions. */
    public PluginRules allowingDowngrade() {
        return new PluginRules(unsigned, Downgrade.ALLOW, dryRun);
    }

    /** The same rules for a change that is only tried. */
    public PluginRules onlyTrying() {
        return new PluginRules(unsigned, downgrade, DryRun.YES);
    }
}
