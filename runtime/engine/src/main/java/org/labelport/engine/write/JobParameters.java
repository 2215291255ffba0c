package org.labelport.engine.write;

import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;

/** The parameters for plug-ins: those of the job, or the same derived from the request, and what the source adds. */
final class JobParameters {

    private JobParameters() {}

    /** @param source what the source knows of the data set, see {@code ItemSource.properties} */
    static Map<String, Object> of(ExportParams params, String format, Map<String, Object> source) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (params.job().isEmpty()) {
            parameters.put("name", params.name().orElse(format));
            parameters.put("target", params.target());
            parameters.put("filter", params.filter());
            parameters.put("save_original_file", params.media() != OriginalFiles.NONE);
        }
        parameters.putAll(params.job());
        parameters.putAll(source);
        return parameters;
    }
}
