package org.labelport.plugins.repository;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import org.labelport.http.HttpUrls;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.PluginId;
import org.osgi.resource.Resource;

/**
 * A jar that an index lists.
 *
 * @param id name and version
 * @param title for people
 * @param formats ids of the formats that it brings, sorted
 * @param location where the jar lies, beneath its index; may hold a token, see {@link #origin}
 * @param sha256 of the jar, in lower-case hexadecimal
 * @param bytes size of the jar
 * @param repository address of the index
 * @param resource what the jar has and needs, as the resolver takes it
 */
public record RepositoryBundle(
        PluginId id,
        String title,
        List<String> formats,
        URI location,
        String sha256,
        long bytes,
        String repository,
        Resource resource) {

    public RepositoryBundle {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(location, "location");
        requireNonNull(sha256, "sha256");
        requireNonNull(repository, "repository");
        requireNonNull(resource, "resource");
        formats = List.copyOf(formats);
    }

    /** Where the jar lies, without a token: for messages, the state and the log. */
    public String origin() {
        return location.getRawQuery() == null ? location.toString() : HttpUrls.shown(location);
    }

    /** The bundle as lists of plug-ins show it. */
    public AvailablePlugin available() {
        return new AvailablePlugin(id, title, formats, repository);
    }

    /** Whether it brings the format. */
    boolean brings(String formatId) {
        return formats.contains(formatId);
    }
}
