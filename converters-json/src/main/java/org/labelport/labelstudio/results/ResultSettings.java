package org.labelport.labelstudio.results;

import org.labelport.json.Json;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.limits.Limits;
import org.labelport.model.Taxonomy;

/**
 * What is needed to read the results of tasks with the same interface.
 *
 * @param taxonomy that categories must be in; empty when the data say which there are
 * @param mostFilled the most boxes that are interpolated between and after the key frames of tracks; 0 to read only key
 *     frames
 */
public record ResultSettings(LabelConfig config, Taxonomy taxonomy, int mostFilled, Json json, Limits limits) {}
