package org.labelport.dm;

import static java.util.Objects.requireNonNull;

import org.labelport.model.DataType;

/**
 * One medium of a document, such as the first picture.
 *
 * @param id its name: in V1 the document's own, in V2 made from its place, {@code image_1} for the first of the images.
 *     The data unit's file of the same name is the medium's file
 * @param kind found from the start of the name, else from the tools that were used, else a picture
 * @param annotations number of entries in the medium's lists. Relations and groups count if they are in these lists,
 *     but not if V1 keeps them apart
 */
public record DmMedium(String id, DataType kind, int annotations) {

    public DmMedium {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
    }
}
