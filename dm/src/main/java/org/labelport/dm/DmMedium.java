package org.labelport.dm;

import static java.util.Objects.requireNonNull;

import org.labelport.model.DataType;

/**
 * One medium of a document, such as the first picture.
 *
 * @param id its name: in V1 the document's own, in V2 made from its place, {@code image_1} for the first of the images.
 *     The data unit's file of the same name is the medium's file
 * @param kind by how the name starts; where that says nothing, by the tools that were used, and a picture at last
 * @param annotations number of entries in the medium's lists, relations and groups among them included; those that V1
 *     keeps apart are not counted
 */
public record DmMedium(String id, DataType kind, int annotations) {

    public DmMedium {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
    }
}
