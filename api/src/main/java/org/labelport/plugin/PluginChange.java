package org.labelport.plugin;

import java.util.List;

/**
 * What a change did, or would do.
 *
 * @param serves versions that serve now and did not before, in the order in which they were started
 * @param libraries bundles that were installed along with plug-ins that need them
 * @param leaves versions that no longer serve; they stay until the runs that hold them have ended
 * @param restarts names of bundles that will use the new libraries only after the next start of the runtime; nothing
 *     that runs is restarted
 * @param notes what else is worth knowing, one line each
 */
public record PluginChange(
        List<PluginId> serves,
        List<PluginId> libraries,
        List<PluginId> leaves,
        List<String> restarts,
        List<String> notes) {

    public PluginChange {
        serves = List.copyOf(serves);
        libraries = List.copyOf(libraries);
        leaves = List.copyOf(leaves);
        restarts = List.copyOf(restarts);
        notes = List.copyOf(notes);
    }

    /** Whether there was nothing to change. */
    public boolean isNothing() {
        return serves.isEmpty() && libraries.isEmpty() && leaves.isEmpty();
    }
}
