package org.labelport.masks.ade20k;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Relation;

/** Which annotations of an item are parts of which others, as its relations say. */
final class AdeParts {

    /** Type of the relation that parts have to their whole. */
    static final String IS_PART_OF = "ispartof";

    private static final String HAS_PARTS = "hasparts";

    /** Parts of parts beyond this are taken for objects. */
    private static final int DEEPEST = 9;

    private final Map<String, String> wholes = new HashMap<>();
    private int unread;

    private AdeParts() {}

    static AdeParts of(Item item) {
        AdeParts parts = new AdeParts();
        if (item.relations().isEmpty()) {
            return parts;
        }
        Map<String, Annotation> known = new HashMap<>();
        item.annotations().forEach(annotation -> known.put(annotation.id(), annotation));
        for (Relation relation : item.relations()) {
            String type = relation.type().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
            List<String> smaller = type.equals(HAS_PARTS) ? relation.to() : relation.from();
            List<String> larger = type.equals(HAS_PARTS) ? relation.from() : relation.to();
            boolean usable = (type.equals(IS_PART_OF) || type.equals("partof") || type.equals(HAS_PARTS))
                    && larger.size() == 1
                    && known.containsKey(larger.get(0))
                    && known.keySet().containsAll(smaller)
                    && smaller.stream().noneMatch(parts.wholes::containsKey);
            if (usable) {
                smaller.forEach(part -> parts.wholes.put(part, larger.get(0)));
            } else {
                parts.unread++;
            }
        }
        for (Annotation annotation : item.annotations()) {
            if (parts.level(annotation) > DEEPEST) {
                parts.wholes.remove(annotation.id());
                parts.unread++;
            }
        }
        return parts;
    }

    /** How deep a part lies: 0 for an object, 1 for a part of one; beyond the deepest for parts of themselves too. */
    int level(Annotation annotation) {
        int level = 0;
        Optional<String> whole = whole(annotation.id());
        while (whole.isPresent() && level <= DEEPEST) {
            level++;
            whole = whole(whole.get());
        }
        return level;
    }

    /** The annotation that another one is a part of. */
    Optional<String> whole(String part) {
        return Optional.ofNullable(wholes.get(part));
    }

    /** How many relations say something else. */
    int unread() {
        return unread;
    }
}
