package org.labelport.storage;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A storage as a platform describes it.
 *
 * @param id its number
 * @param provider what kind it is: {@code file_system}, {@code amazon_s3} …
 * @param configuration by the provider's keys, JSON values. Holds secrets: never shown
 */
public record StorageEntry(long id, String provider, Map<String, Object> configuration) {

    public StorageEntry {
        requireNonNull(provider, "provider");
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /** Without the configuration, which holds secrets. */
    @Override
    public String toString() {
        return "storage " + id + " (" + provider + ")";
    }
}
