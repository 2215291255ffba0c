package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A plug-in that a repository offers.
 *
 * @param id name and version
 * @param title a short name for people
 * @param formats ids of the formats that it provides
 * @param repository address of the index that lists it
 */
public record AvailablePlugin(PluginId id, String title, List<String> formats, String repository) {

    public AvailablePlugin {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(repository, "repository");
        formats = List.copyOf(formats);
    }
}
