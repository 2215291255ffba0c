package org.labelport.coco.synapse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The categories of a document, numbered from 1 in the order of their first use. All keypoints have the category
 * {@code keypoints}. A class with that name is the same category, which has names of keypoints only if keypoints came
 * first.
 */
final class SynapseCategories {

    private static final String KEYPOINTS = "keypoints";

    private final Map<String, Long> ids = new HashMap<>();
    private final List<Object> all = new ArrayList<>();

    /**
     * Returns the id of a category.
     *
     * @param category the name of a class, or the list of keypoints' names
     */
    long idOf(Object category) {
        return category instanceof List<?> names ? idOf(KEYPOINTS, names) : idOf((String) category, List.of());
    }

    private long idOf(String name, List<?> keypoints) {
        return ids.computeIfAbsent(name, key -> {
            Map<String, Object> category = new LinkedHashMap<>();
            long id = all.size() + 1L;
            category.put(SynapseDocument.ID, id);
            category.put("name", name);
            category.put("supercategory", name);
            if (!keypoints.isEmpty()) {
                category.put(KEYPOINTS, keypoints);
                category.put("skeleton", List.of());
            }
            all.add(category);
            return id;
        });
    }

    List<Object> all() {
        return all;
    }
}
