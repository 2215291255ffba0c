package org.labelport.dm.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a document of either version: an annotation, relation or group, or a value in the place of one.
 *
 * @param id unique in the medium, not empty
 * @param tool name of the tool; empty when the entry names none
 * @param category name of the class, may be empty
 * @param properties the user's attributes in the document's order; names may occur twice
 * @param unknown further values of the annotation that are unusual, by the document's keys
 * @param unknownData further values of V1's data record, by the document's keys
 * @param rotation V2: the attribute of this name of a box; null for none
 * @param frame the entry's frame number, which may be any value; null for none
 * @param geometry the value that is read by the tool; null when there is none
 * @param content all data of the geometry in the document, for entries that cannot be read; null when there is none
 * @param problem why the entry cannot be read at all; empty when it may be readable
 */
public record Entry(
        String id,
        String tool,
        String category,
        List<Property> properties,
        Map<String, Object> unknown,
        Map<String, Object> unknownData,
        @Nullable Object rotation,
        @Nullable Object frame,
        @Nullable Object geometry,
        @Nullable Object content,
        Optional<Problem> problem) {

    /** An attribute that a user gave a value. */
    record Property(String name, @Nullable Object value) {}

    /** What is wrong with an entry. */
    public record Problem(String code, String detail) {}

    /** Makes an entry that cannot be read. */
    static Entry broken(String id, String tool, @Nullable Object value, Problem problem) {
        return new Entry(id, tool, "", List.of(), Map.of(), Map.of(), null, null, null, value, Optional.of(problem));
    }
}
