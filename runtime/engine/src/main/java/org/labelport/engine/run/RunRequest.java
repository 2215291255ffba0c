package org.labelport.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.export.ExportParams;
import org.labelport.options.Options;
import org.labelport.plugin.PluginId;

/**
 * The checked request of a run.
 *
 * @param formats with their checked options, in the order of the request
 */
public record RunRequest(ExportParams params, InstalledTarget target, Options filter, Map<Choice, Options> formats) {

    public RunRequest {
        formats = Collections.unmodifiableMap(new LinkedHashMap<>(formats));
    }

    /** The plug-ins that the run uses, by name and version. */
    List<PluginId> plugins() {
        return Stream.concat(
                        formats.keySet().stream().map(choice -> choice.format().origin()), Stream.of(target.origin()))
                .map(origin -> origin.plugin())
                .distinct()
                .sorted()
                .toList();
    }
}
