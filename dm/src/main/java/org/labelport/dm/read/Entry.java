package org.labelport.dm.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a document, whatever its version: an annotation, relation or group, or what stands in the place of one.
 *
 * @param id unique in the medium, not empty
 * @param tool empty when it names none
 * @param category name of the class, may be empty
 * @param properties the user's attributes in the document's order; names may be there twice
 * @param unknown what else is said of it and is unusual, by the document's keys
 * @param unknownData what else V1's data record says, by the document's keys
 * @param rotation V2: what the attribute of this name says of a box; null for none
 * @param frame number of the frame that it names, a whole number or anything else; null for none
 * @param geometry what the tool reads; null when there is nothing
 * @param content all that the document holds of its geometry, for entries that cannot be read; null for nothing
 * @param problem why it cannot be read at all
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

    /** Something that is no object in place of an entry. */
    static Entry broken(String id, String tool, @Nullable Object value, Problem problem) {
        return new Entry(id, tool, "", List.of(), Map.of(), Map.of(), null, null, null, value, Optional.of(problem));
    }
}
