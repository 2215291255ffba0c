package org.labelport.dm.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Annotation;

/**
 * One entry of a tool's list in DM V2.
 *
 * @param annotation the item's annotation that it is about
 * @param className its class; empty when it has none
 * @param fields the whole entry
 */
public record SdkEntry(Annotation annotation, String className, Map<String, Object> fields) {

    /** The geometry, whatever the entry has for one. */
    public @Nullable Object data() {
        return fields.get("data");
    }
}
