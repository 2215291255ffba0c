package org.labelport.plugins.repository;

import java.util.List;
import org.labelport.plugin.PluginId;

/**
 * What a jar needs to run here.
 *
 * @param along what has to come along; what others need comes before them
 * @param shared what runs already and the jar, or what comes along with it, will use; by name and version
 * @param restarts what runs and would have to stop and start again, because it takes up what comes along only then; by name
 *     and version; empty unless there is no other way
 */
public record Needs(List<RepositoryBundle> along, List<PluginId> shared, List<PluginId> restarts) {

    public Needs {
        along = List.copyOf(along);
        shared = List.copyOf(shared);
        restarts = List.copyOf(restarts);
    }
}
