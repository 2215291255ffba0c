package org.labelport.plugins.repository;

import java.util.List;
import org.labelport.plugin.PluginId;

/**
 * What a jar needs to run here.
 *
 * @param along jars that must be installed with it, each before those that need it
 * @param shared running bundles that the jar, or those installed with it, will use; by name and version
 * @param restarts running bundles that would have to stop and start again to use what is installed; by name and
 *     version; empty unless there is no other way
 */
public record Needs(List<RepositoryBundle> along, List<PluginId> shared, List<PluginId> restarts) {

    public Needs {
        along = List.copyOf(along);
        shared = List.copyOf(shared);
        restarts = List.copyOf(restarts);
    }
}
