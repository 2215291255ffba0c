package org.labelport.dm.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.model.DataType;

/**
 * Where in its document the parts of one medium are; each part may be anything, or nothing.
 *
 * @param id name of the medium, as in {@code image_1}
 * @param kind by the name, or where that says nothing, by the tools that were used
 * @param entries number of entries in the medium's lists
 * @param kindKnown whether the medium's name says what kind it is of
 * @param annotations V1: the list of annotations; V2: the medium itself, an object of lists by tool
 * @param data V1: the list of data records; V2: null
 * @param relations V1's list of relations, in a wrapper that of the meta part
 * @param groups V1's list of groups, in a wrapper that of the meta part
 * @param extra what V1 keeps beside the annotations, in a wrapper that of the meta part
 * @param metaAnnotations V2: the annotations of the meta part by their id; empty without a wrapper
 */
public record MediumParts(
        String id,
        DataType kind,
        int entries,
        boolean kindKnown,
        @Nullable Object annotations,
        @Nullable Object data,
        @Nullable Object relations,
        @Nullable Object groups,
        @Nullable Object extra,
        Map<String, Map<?, ?>> metaAnnotations) {}
