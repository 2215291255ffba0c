package org.labelport.verify;

import java.nio.file.Path;
import org.labelport.json.Json;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.target.MediaProbe;

/**
 * What a verifier gets to work with.
 *
 * @param folder that holds the data set; nothing outside of it is read
 * @param options of the format's converter, checked: which variant of the format is expected. Options that only say how to
 *     write do not matter
 * @param scratch an empty folder for temporary files, deleted afterwards
 * @param media looks into picture files
 * @param json reads JSON
 * @param problems takes what is found
 * @param limits of what is read
 */
public record VerifyRequest(
        Path folder, Options options, Path scratch, MediaProbe media, Json json, ProblemSink problems, Limits limits) {

    /** A request within the usual limits. */
    public VerifyRequest(
            Path folder, Options options, Path scratch, MediaProbe media, Json json, ProblemSink problems) {
        this(folder, options, scratch, media, json, problems, Limits.USUAL);
    }
}
