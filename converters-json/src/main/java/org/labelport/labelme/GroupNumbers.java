package org.labelport.labelme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.model.Annotation;
import org.labelport.model.Item;

/** Numbers the groups of one picture. A group whose name is a number keeps it; the others get unused numbers from 1. */
final class GroupNumbers {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final Map<String, Integer> byName = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private int last;

    GroupNumbers(Item item) {
        for (Annotation annotation : item.annotations()) {
            String group = annotation.group();
            if (NUMBER.matcher(group).matches()) {
                byName.put(group, Integer.parseInt(group));
                taken.add(Integer.parseInt(group));
            }
        }
    }

    int of(String group) {
        return byName.computeIfAbsent(group, unused -> free());
    }

    /** Returns a number that no group has, and reserves it. */
    int free() {
        do {
            last++;
        } while (!taken.add(last));
        return last;
    }
}
