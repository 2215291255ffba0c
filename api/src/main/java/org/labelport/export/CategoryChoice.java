package org.labelport.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which categories an export has, and by which names.
 *
 * @param names the categories by their new names, in their order; empty for the source's
 * @param renames new names by the category names of the source; two categories may get the same new name. An empty key
 *     stands for annotations without a category, except captions and other answers about a whole item
 * @param only when not empty, annotations of other categories are left out; new names
 * @param without annotations of these categories are left out; new names
 */
public record CategoryChoice(List<String> names, Map<String, String> renames, Set<String> only, Set<String> without) {

    public CategoryChoice {
        names = List.copyOf(names);
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        only = Collections.unmodifiableSet(new LinkedHashSet<>(only));
        without = Collections.unmodifiableSet(new LinkedHashSet<>(without));
    }
}
