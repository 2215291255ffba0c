package org.labelport.ango;

import java.util.HashMap;
import java.util.Map;

/** Names of which each may be there once. */
final class UniqueNames {

    private final Map<String, Integer> taken = new HashMap<>();

    /** The name, or the name with the first free number, which is taken then. */
    String take(String wanted) {
        String name = wanted;
        while (taken.putIfAbsent(name, 1) != null) {
            name = wanted + "-" + taken.merge(wanted, 1, Integer::sum);
        }
        return name;
    }
}
