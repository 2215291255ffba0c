package org.labelport.dm.sdk;

import java.util.List;
import java.util.Map;

/**
 * One image of a DM V2 JSON.
 *
 * @param entries by tool, those that belong to an annotation of the item; a tool without entries may have an empty list
 */
record SdkImage(Map<String, List<SdkEntry>> entries) {

    /** An image without anything. */
    static final SdkImage NONE = new SdkImage(Map.of());

    List<SdkEntry> of(String tool) {
        return entries.getOrDefault(tool, List.of());
    }
}
