package org.labelport.export;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.labelport.plugin.PluginId;

/**
 * A run that is going on.
 *
 * @param id name of the run
 * @param status how far it has come
 * @param target id of the target that it reads
 * @param formats ids of the formats that it writes
 * @param destination folder that its exports appear in
 * @param plugins the versions of plug-ins that it holds until it ends
 */
public record RunInfo(
        String id, ExportStatus status, String target, List<String> formats, Path destination, List<PluginId> plugins) {

    public RunInfo {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
        requireNonNull(target, "target");
        requireNonNull(destination, "destination");
        formats = List.copyOf(formats);
        plugins = List.copyOf(plugins);
    }
}
