package org.labelport.plugins.change;

import java.util.List;
import java.util.Map;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.store.StoredPlugin;

/**
 * A jar that is in the store, was verified, and may come.
 *
 * @param plugin what it is to be
 * @param libraries what has to come along, in the order in which they need one another
 * @param shared versions that run already and will be used
 * @param restarts names of bundles that take up what comes along only when they start again
 * @param notes for the log and for the person, such as that nobody signed it
 * @param increments of the indexes that were read, to be remembered
 */
record Candidate(
        StoredPlugin plugin,
        List<StoredPlugin> libraries,
        List<PluginId> shared,
        List<String> restarts,
        List<String> notes,
        Map<String, Long> increments) {

    Candidate {
        libraries = List.copyOf(libraries);
        shared = List.copyOf(shared);
        restarts = List.copyOf(restarts);
        notes = List.copyOf(notes);
        increments = Map.copyOf(increments);
    }
}
