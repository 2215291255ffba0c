package org.labelport.plugins.change;

import java.util.List;
import java.util.Map;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.store.StoredPlugin;

/**
 * A jar that is in the store, was verified, and may be installed.
 *
 * @param plugin the plug-in that it will be
 * @param libraries libraries that must be installed with it, each after those that it needs
 * @param shared versions that run already and will be used
 * @param restarts names of bundles that use the new libraries only after a restart
 * @param notes notes for the log and the user, for example that the jar is not signed
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
