package org.labelport.engine.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.settings.Settings;
import org.labelport.storage.StorageCatalogue;
import org.labelport.storage.StorageEntry;

/**
 * The operator's own list of storages, {@code conf/storages.json}: an object with the numbers as keys, or a list of objects
 * with an {@code id}, each with {@code provider} and {@code configuration} as the platform has them.
 */
public final class StoragesFile implements StorageCatalogue {

    private static final String NAME = "storages.json";

    private final Settings settings;
    private final Json json;

    public StoragesFile(Settings settings, Json json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Optional<StorageEntry> find(long id) throws IOException {
        Optional<Path> file = settings.file(NAME);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        @Nullable Object content = read(file.get());
        if (content instanceof Map<?, ?> byId) {
            Object entry = byId.get(Long.toString(id));
            return entry == null ? Optional.empty() : Optional.of(entry(id, entry, file.get()));
        }
        if (content instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> fields && fields.get("id") instanceof Long number && number == id) {
                    return Optional.of(entry(id, entry, file.get()));
                }
            }
            return Optional.empty();
        }
        throw new IOException(file.get() + " is neither an object nor a list of storages");
    }

    private @Nullable Object read(Path file) throws IOException {
        try {
            return json.read(new JsonText(Files.readAllBytes(file)));
        } catch (IOException e) {
            // The parser's message may quote the file, which holds secrets.
            throw new IOException(file + " cannot be read, is not JSON, or has a key twice", e);
        }
    }

    private static StorageEntry entry(long id, Object entry, Path file) throws IOException {
        if (entry instanceof Map<?, ?> fields
                && fields.get("provider") instanceof String provider
                && fields.get("configuration") instanceof Map<?, ?> configuration) {
            Map<String, Object> values = new LinkedHashMap<>();
            configuration.forEach((key, value) -> values.put(String.valueOf(key), value));
            return new StorageEntry(id, provider, values);
        }
        throw new IOException("storage " + id + " of " + file + " lacks its provider or configuration");
    }
}
