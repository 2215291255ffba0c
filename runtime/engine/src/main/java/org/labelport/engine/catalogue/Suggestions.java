package org.labelport.engine.catalogue;

import java.util.Optional;
import org.labelport.plugin.VersionRange;

/** Tells how to get a format that is not installed. Called by any thread; must not block for long. */
@FunctionalInterface
public interface Suggestions {

    /** Has no suggestions. */
    Suggestions NONE = (id, versions) -> Optional.empty();

    /**
     * Where a format can be had, and the command that installs it.
     *
     * @param id of the format
     * @param versions the versions that are allowed
     * @return whole sentences in one line; empty when nothing is known about the format
     */
    Optional<String> forFormat(String id, VersionRange versions);
}
