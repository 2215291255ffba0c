package org.labelport.plugins.change;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.store.StoreState;

/**
 * A proposed state of the store.
 *
 * @param state the complete state
 * @param subject the plug-in to install; empty when one is removed
 * @param restarts names of bundles that use the new libraries only after a restart
 * @param notes notes for the user and the log, one line each
 */
record Proposal(StoreState state, Optional<PluginId> subject, List<String> restarts, List<String> notes) {

    /** Makes a proposal from the present state. */
    @FunctionalInterface
    interface Proposer {
        Proposal of(StoreState state) throws PluginException, IOException;
    }

    /** Proposes a state with a new plug-in. */
    static Proposal coming(StoreState state, Candidate candidate) {
        return new Proposal(state, Optional.of(candidate.plugin().id()), candidate.restarts(), candidate.notes());
    }

    /** Proposes a state from which something is removed, or to which something returns. */
    static Proposal of(StoreState state, List<String> notes) {
        return new Proposal(state, Optional.empty(), List.of(), notes);
    }
}
