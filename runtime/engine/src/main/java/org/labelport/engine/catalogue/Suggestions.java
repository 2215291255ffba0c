package org.labelport.engine.catalogue;

import java.util.Optional;
import org.labelport.plugin.VersionRange;

/** Says how to get what is not installed. Called by any thread; must not block for long. */
@FunctionalInterface
public interface Suggestions {

    /** Knows nothing. */
    Suggestions NONE = (id, versions) -> Optional.empty();

    /**
     * Where a format can be had, and the command that installs it.
     *
     * @param id of the format
     * @param versions that will do
     * @return whole sentences, of one line; empty when nothing is known of it
     */
    Optional<String> forFormat(String id, VersionRange versions);
}
