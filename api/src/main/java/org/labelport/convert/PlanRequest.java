package org.labelport.convert;

import org.labelport.options.Options;
import org.labelport.report.LossSink;

/**
 * What a converter plans from.
 *
 * @param census counts of the data set, and a walk over its items' headers
 * @param options checked against {@link Converter#options()}
 * @param losses takes what the format cannot do for the data set as a whole
 */
public record PlanRequest(Census census, Options options, LossSink losses) {}
