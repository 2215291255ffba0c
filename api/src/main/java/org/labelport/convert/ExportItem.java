package org.labelport.convert;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;

/**
 * What the hooks of a {@link BaseExporter} work on: one item as the platform keeps it. Where the SDK's plug-ins get a
 * dictionary with {@code id}, {@code data} and {@code files}, these are {@link #id()}, {@link #data()} and {@link #files()}.
 *
 * <p>Immutable, except that {@link #data()} is made of ordinary maps and lists, which a hook may change in place.
 */
public final class ExportItem {

    private final Item model;
    private final List<SourceFile> files;
    private final @Nullable Object data;

    /**
     * An item.
     *
     * @param model the same item in the model that all formats share; its id becomes the item's
     * @param files all files of the record, the main one first
     * @param data as {@link org.labelport.json.Json} reads it; null for none
     */
    public ExportItem(Item model, List<SourceFile> files, @Nullable Object data) {
        this.model = requireNonNull(model, "model");
        this.files = List.copyOf(files);
        this.data = data;
    }

    /** The platform's number of the item, as text. */
    public String id() {
        return model.id();
    }

    /**
     * The annotations as the platform keeps them, as {@link org.labelport.json.Json} describes values; empty where it
     * keeps none, which the SDK calls null.
     */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }

    /**
     * The annotations when they are a JSON object, as nearly all are.
     *
     * @throws IllegalArgumentException when there are none, or they are something else
     */
    @SuppressWarnings("unchecked") // JSON objects are maps by text, see Json
    public Map<String, Object> object() {
        if (data instanceof Map<?, ?> fields) {
            return (Map<String, Object>) fields;
        }
        throw new IllegalArgumentException(data == null ? "the item has no data" : "the item's data is not an object");
    }

    /** All files of the record, the main one first; empty when the platform names none. */
    public List<SourceFile> files() {
        return files;
    }

    /** The item in the model that all formats share, with shapes and categories. */
    public Item model() {
        return model;
    }

    /** The same item with other data; null for none. */
    public ExportItem withData(@Nullable Object other) {
        return new ExportItem(model, files, other);
    }

    /** The same item with other files. */
    public ExportItem withFiles(List<SourceFile> others) {
        return new ExportItem(model, others, data);
    }
}
