package org.labelport.plugins.repository;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A plug-in of a repository that can run here.
 *
 * @param bundle the plug-in
 * @param needs what must be installed with it
 * @param notes for the person, one line each, such as that a newer version does not fit
 */
public record FoundPlugin(RepositoryBundle bundle, Needs needs, List<String> notes) {

    public FoundPlugin {
        requireNonNull(bundle, "bundle");
        requireNonNull(needs, "needs");
        notes = List.copyOf(notes);
    }
}
