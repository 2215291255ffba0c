package org.labelport.target;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.limits.Limits;
import org.labelport.options.Options;

/**
 * What a target handler gets to open a source with.
 *
 * @param filter checked against {@link TargetHandler#filterKeys()}
 * @param scratch a folder for temporary files, deleted after the run whatever happens; empty, except that with {@code from} it holds
 *     what the source had written there when it gave that bookmark
 * @param media looks into picture files for what the source does not say
 * @param report takes what is wrong with single items and annotations
 * @param json reads and writes the source's own data
 * @param limits of what is read; whoever refuses something because of one names it by {@link Limits#remedy}
 * @param from where to begin: a {@link ItemSource#bookmark} that a source of the same version gave for the same filter, in a run that
 *     was interrupted. Empty to begin at the first item, as always with a source that gives no bookmarks
 */
public record SourceRequest(
        Options filter,
        Path scratch,
        MediaProbe media,
        SourceReport report,
        Json json,
        Limits limits,
        Optional<String> from) {

    /** Begins at the first item, within the usual limits. */
    public SourceRequest(Options filter, Path scratch, MediaProbe media, SourceReport report, Json json) {
        this(filter, scratch, media, report, json, Limits.USUAL, Optional.empty());
    }
}
