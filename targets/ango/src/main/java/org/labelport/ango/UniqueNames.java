package org.labelport.ango;

import java.util.HashMap;
import java.util.Map;

/** Gives out names, each only once. */
final class UniqueNames {

    private final Map<String, Integer> taken = new HashMap<>();

    /** Takes the name, or the name with the first free number when it is taken. */
    String take(String wanted) {
        String name = wanted;
        while (taken.putIfAbsent(name, 1) != null) {
            name = wanted + "-" + taken.merge(wanted, 1, Integer::sum);
        }
        return name;
    }
}
