package org.labelport.convert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.options.Options;
import org.labelport.report.ExportRun;
import org.labelport.report.LossSink;

/**
 * What a converter plans from.
 *
 * @param census counts of the data set, and a walk over its items' headers
 * @param options checked against {@link Converter#options()}
 * @param losses takes what the format cannot do for the data set as a whole
 * @param json reads and writes the source's own data
 * @param run takes logs, progress and metrics
 * @param params the job's parameters as JSON values: what the job file held, or the same derived from the request, and
 *     what the source knows of the data set ({@code count}, {@code configuration}, …). Values may be null
 */
public record PlanRequest(
        Census census, Options options, LossSink losses, Json json, ExportRun run, Map<String, Object> params) {

    public PlanRequest {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
}
