package org.labelport.plugins.change;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.store.StoreState;

/**
 * A state that is to be.
 *
 * @param state all of it
 * @param subject what is to come; empty when something goes
 * @param restarts names of bundles that take up what comes along only when they start again
 * @param notes what is worth a line
 */
record Proposal(StoreState state, Optional<PluginId> subject, List<String> restarts, List<String> notes) {

    /** Makes a proposal from the state as it is. */
    @FunctionalInterface
    interface Proposer {
        Proposal of(StoreState state) throws PluginException, IOException;
    }

    /** Something comes. */
    static Proposal coming(StoreState state, Candidate candidate) {
        return new Proposal(state, Optional.of(candidate.plugin().id()), candidate.restarts(), candidate.notes());
    }

    /** Something goes, or comes back. */
    static Proposal of(StoreState state, List<String> notes) {
        return new Proposal(state, Optional.empty(), List.of(), notes);
    }
}
