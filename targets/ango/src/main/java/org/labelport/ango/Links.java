package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Relation;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * Reads the relations of a task: pairs of objects, and groups of objects and of other groups, which become groups of
 * all their objects.
 *
 * @param annotations the annotation that stands for each object, by the object
 * @param ids ids that the item's relations already have
 * @param item id of the item
 */
record Links(Map<String, String> annotations, UniqueNames ids, String item, LossSink losses) {

    private static final String GROUP = "group";

    List<Relation> read(JsonNode relations) {
        Map<String, JsonNode> groups = new HashMap<>();
        for (JsonNode relation : relations) {
            if (relation.path(GROUP).isArray()) {
                groups.put(GivenText.of(relation.path("objectId")), relation.path(GROUP));
            }
        }
        List<Relation> read = new ArrayList<>();
        for (JsonNode relation : relations) {
            String id = ids.take(GivenText.of(relation.path("objectId")));
            String type = GivenText.of(relation.path("title"));
            List<String> from = ends(relation.path("from"), groups);
            List<String> to = ends(relation.path("to"), groups);
            if (relation.path(GROUP).isArray()) {
                from = ends(relation.path(GROUP), groups);
                to = List.of();
            } else if (GivenText.of(relation.path("direction")).equals("bidirectional")
                    && !from.isEmpty()
                    && !to.isEmpty()) {
                from = new ArrayList<>(from);
                from.addAll(to);
                to = List.of();
            } else if (from.isEmpty() || to.isEmpty()) {
                from = List.of();
            }
            if (from.isEmpty()) {
                losses.loss(Loss.changed(
                        item,
                        LossCodes.RELATION_DROPPED,
                        "relation '" + id + "' is left out: objects that it should connect are missing"));
            } else {
                read.add(new Relation(id, type, from, to));
            }
        }
        return read;
    }

    /** The annotations of an object, of a list of objects, or of groups; each once, those of unknown objects left out. */
    private List<String> ends(JsonNode named, Map<String, JsonNode> groups) {
        Set<String> found = new LinkedHashSet<>();
        collect(named, groups, new HashSet<>(), found);
        return List.copyOf(found);
    }

    private void collect(JsonNode named, Map<String, JsonNode> groups, Set<String> entered, Set<String> found) {
        if (named.isArray()) {
            named.forEach(each -> collect(each, groups, entered, found));
            return;
        }
        String object = GivenText.of(named);
        if (object.isEmpty()) {
            return; // an end that is missing is none of the objects without an id
        }
        if (annotations.containsKey(object)) {
            found.add(annotations.get(object));
        } else if (groups.containsKey(object) && entered.add(object)) {
            collect(groups.get(object), groups, entered, found);
        }
    }
}
