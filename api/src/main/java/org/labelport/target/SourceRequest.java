package org.labelport.target;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.limits.Limits;
import org.labelport.options.Options;

/**
 * What a target handler needs to open a source.
 *
 * @param filter checked against {@link TargetHandler#filterKeys()}
 * @param scratch a folder for temporary files, deleted after the run whatever happens; empty, except that with {@code from} it holds
 *     what the source had written there when it gave that bookmark
 * @param media reads from picture files what the source does not say
 * @param report takes what is wrong with single items and annotations
 * @param json reads and writes the source's own data
 * @param limits on what is read; whoever refuses something because of one names it with {@link Limits#remedy}
 * @param from where to begin: a {@link ItemSource#bookmark} that a source of the same version returned for the same
 *     filter, in a run that was interrupted. Empty to begin at the first item, which is always so for a source without
 *     bookmarks
 */
public record SourceRequest(
        Options filter,
        Path scratch,
        MediaProbe media,
        SourceReport report,
        Json json,
        Limits limits,
        Optional<String> from) {

    /** A request that begins at the first item, with the default limits. */
    public SourceRequest(Options filter, Path scratch, MediaProbe media, SourceReport report, Json json) {
        this(filter, scratch, media, report, json, Limits.USUAL, Optional.empty());
    }
}
