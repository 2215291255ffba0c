package org.labelport.engine.catalogue;

import java.util.Comparator;
import org.labelport.export.TargetInfo;
import org.labelport.target.TargetHandler;

/** A target that is installed. */
public record InstalledTarget(TargetHandler handler, TargetInfo info, Origin origin) {

    /** Sorts by id, and the versions of one id with the best first. */
    static final Comparator<InstalledTarget> BY_ID_BEST_FIRST =
            Comparator.comparing(InstalledTarget::id).thenComparing(InstalledTarget::origin, Origin.BEST_FIRST);

    /**
     * Describes a target.
     *
     * @throws IllegalArgumentException as {@link TargetInfo#of}
     */
    static InstalledTarget of(TargetHandler handler, Origin origin) {
        return new InstalledTarget(handler, TargetInfo.of(handler, origin.version(), origin.provider()), origin);
    }

    public String id() {
        return info.id();
    }

    /** The target's name for messages. */
    public String name() {
        return "target " + id() + " of " + origin.plugin();
    }
}
