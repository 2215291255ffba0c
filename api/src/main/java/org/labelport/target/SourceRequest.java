package org.labelport.target;

import java.nio.file.Path;
import org.labelport.json.Json;
import org.labelport.limits.Limits;
import org.labelport.options.Options;

/**
 * What a target handler gets to open a source with.
 *
 * @param filter checked against {@link TargetHandler#filterKeys()}
 * @param scratch an empty folder for temporary files, deleted after the run whatever happens
 * @param media looks into picture files for what the source does not say
 * @param report takes what is wrong with single items and annotations
 * @param json reads and writes the source's own data
 * @param limits of what is read; whoever refuses something because of one names it by {@link Limits#remedy}
 */
public record SourceRequest(
        Options filter, Path scratch, MediaProbe media, SourceReport report, Json json, Limits limits) {

    /** A request within the usual limits. */
    public SourceRequest(Options filter, Path scratch, MediaProbe media, SourceReport report, Json json) {
        this(filter, scratch, media, report, json, Limits.USUAL);
    }
}
