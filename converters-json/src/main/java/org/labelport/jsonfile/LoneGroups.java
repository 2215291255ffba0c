package org.labelport.jsonfile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;

/**
 * Groups that are in a file and that its readers do not see: those of one object only, where the format says a group by what is
 * in it, or takes it for what holds the parts of an object together. Of one item.
 */
public final class LoneGroups {

    private final Set<String> seen = new HashSet<>();
    private final Map<String, Annotation> lone = new LinkedHashMap<>();

    /** Takes an object that is written with its group, which readers see in any case. */
    public void visible(Annotation annotation) {
        seen.add(annotation.group());
        lone.remove(annotation.group());
    }

    /** Takes an object that is written with its group, which readers see beside others only. */
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

    /** Reports those groups, when all objects are written. */
    public void report(UnwrittenParts unwritten) {
        lone.values().forEach(unwritten::group);
    }
}
