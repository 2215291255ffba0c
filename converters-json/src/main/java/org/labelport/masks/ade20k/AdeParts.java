package org.labelport.masks.ade20k;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Relation;

/** Finds out from the relations of an item which annotations are parts of others. */
final class AdeParts {

    /** The type of the relation from a part to its whole. */
    static final String IS_PART_OF = "ispartof";

    private static final String HAS_PARTS = "hasparts";

    /** The deepest level. Parts that would be deeper are written as objects. */
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

    /**
     * Returns the level of an annotation: 0 for an object, 1 for a part of an object, 2 for a part of a part, and so
     * on. A part of itself is beyond the deepest level.
     */
    int level(Annotation annotation) {
        int level = 0;
        Optional<String> whole = whole(annotation.id());
        while (whole.isPresent() && level <= DEEPEST) {
            level++;
            whole = whole(whole.get());
        }
        return level;
    }

    /** Returns the id of the annotation that another one is a part of. */
    Optional<String> whole(String part) {
        return Optional.ofNullable(wholes.get(part));
    }

    /** Returns the number of relations that are not between a part and its whole. */
    int unread() {
        return unread;
    }
}
