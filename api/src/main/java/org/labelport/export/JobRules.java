package org.labelport.export;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a job's parameters are taken.
 *
 * @param defaults what a parameter that is left out means
 * @param extraParams where plug-ins find {@code extra_params}
 * @param filter keys that are added to the job's filter, or replace its own
 * @param destination folder to use in place of the job's storage and path, which are not looked up then
 */
public record JobRules(
        Defaults defaults, ExtraParams extraParams, Map<String, Object> filter, Optional<Path> destination) {

    /** What a parameter that is left out means. */
    public enum Defaults {
        /** What is documented: {@code save_original_file} is true. */
        DOCUMENTED,
        /** What the first SDK, which passed the parameters on unchanged, made of it: originals are not saved. */
        RAW
    }

    /** Where plug-ins find {@code extra_params}. */
    public enum ExtraParams {
        /** Under their own key, as in the first SDK. */
        NESTED,
        /** Among the other parameters, as in the second SDK; their own key stays. */
        MERGED
    }

    /** The documented defaults, with nested {@code extra_params} and the job's own filter and storage. */
    public static final JobRules USUAL =
            new JobRules(Defaults.DOCUMENTED, ExtraParams.NESTED, Map.of(), Optional.empty());

    public JobRules {
        requireNonNull(defaults, "defaults");
        requireNonNull(extraParams, "extraParams");
        requireNonNull(destination, "destination");
        filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
    }
}
