package org.labelport.model;

import static java.util.Objects.requireNonNull;

/**
 * A file that the source keeps with an item: the picture itself, a point cloud beside it.
 *
 * @param key the source's name for the file's role in the item, such as {@code image_1}; empty when it has none
 * @param name the name that the file was uploaded with. It is data, not a safe path
 * @param role whether an item shows the file
 * @param blob where its bytes are
 * @param fields all that the source says of the file, a JSON object; {@link JsonText#NONE} when it says nothing
 */
public record SourceFile(String key, String name, Role role, Blob blob, JsonText fields) {

    /** What a file is to the items of its record. */
    public enum Role {
        /** One of the record's items shows it, so every format gets it. */
        MEDIUM,
        /** It only accompanies them. Formats that have no place for it leave it out, which is reported. */
        ATTACHMENT
    }

    public SourceFile {
        requireNonNull(key, "key");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(blob, "blob");
        requireNonNull(fields, "fields");
    }

    /** A file that an item shows. */
    public SourceFile(String key, String name, Blob blob, JsonText fields) {
        this(key, name, Role.MEDIUM, blob, fields);
    }

    /** The same file in another place. */
    public SourceFile withBlob(Blob other) {
        return new SourceFile(key, name, role, other, fields);
    }
}
