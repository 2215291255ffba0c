package org.labelport.plugin;

/**
 * What a change may do that is refused by default.
 *
 * @param unsigned takes jars that nobody signed, or somebody who is not trusted; recorded in the log. Jars that were altered
 *     after signing are refused all the same
 * @param downgrade puts an older version in the place of a newer one
 * @param dryRun finds out what the change would do, and does not do it
 */
public record PluginRules(Unsigned unsigned, Downgrade downgrade, DryRun dryRun) {

    /** Refuses all that is unusual, and does the change. */
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

    /** Whether to do it or only to say what would be done. */
    public enum DryRun {
        NO,
        YES
    }

    /** Takes jars without a trusted signature. */
    public PluginRules allowingUnsigned() {
        return new PluginRules(Unsigned.ALLOW, downgrade, dryRun);
    }

    /** Takes older versions. */
    public PluginRules allowingDowngrade() {
        return new PluginRules(unsigned, Downgrade.ALLOW, dryRun);
    }

    /** Changes nothing. */
    public PluginRules onlyTrying() {
        return new PluginRules(unsigned, downgrade, DryRun.YES);
    }
}
