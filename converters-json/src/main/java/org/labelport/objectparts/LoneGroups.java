package org.labelport.objectparts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;

/**
 * Finds an item's groups that are written but that readers of the file do not see. That happens to a group with a
 * single object where the format takes the group's number for the link between the parts of one object, so that readers
 * see a group only if several objects have that number.
 */
public final class LoneGroups {

    private final Set<String> seen = new HashSet<>();
    private final Map<String, Annotation> lone = new LinkedHashMap<>();

    /** Notes an object that is written in such a way that readers always see its group. */
    public void visible(Annotation annotation) {
        seen.add(annotation.group());
        lone.remove(annotation.group());
    }

    /**
     * Notes an object that is written in such a way that readers see its group only if another object is in it, too.
     */
    public void visibleBesideOthers(Annotation annotation) {
        if (annotation.group().isEmpty()) {
            return;
        }
        if (seen.add(annotation.group())) {
            lone.put(annotation.group(), annotation);
        } else {
            lone.remove(annotation.group());
        }
    }

    /** Reports the groups that readers do not see. To be called when all objects are written. */
    public void report(UnwrittenParts unwritten) {
        lone.values().forEach(unwritten::group);
    }
}
