package org.labelport.dm.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.model.DataType;

/**
 * The parts of one medium in its document. Each part may be any JSON value, or null.
 *
 * @param id name of the medium, such as {@code image_1}
 * @param kind found from the name, else from the tools that were used
 * @param entries number of entries in the medium's lists
 * @param kindKnown whether the medium's name says what kind of medium it is
 * @param annotations V1: the list of annotations; V2: the medium itself, an object of lists by tool
 * @param data V1: the list of data records; V2: null
 * @param relations V1's list of relations; in a wrapper, that of the meta part
 * @param groups V1's list of groups; in a wrapper, that of the meta part
 * @param extra V1's further data of the medium; in a wrapper, that of the meta part
 * @param metaAnnotations V2: the annotations of the meta part by their ids; empty without a wrapper
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
