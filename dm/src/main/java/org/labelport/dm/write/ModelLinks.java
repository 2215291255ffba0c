package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Relation;

/** The relations and groups of an item as entries of the schema. */
final class ModelLinks {

    private final DmIds entryIds;
    private final DmIds ids;
    private final DmIds groupIds;
    private final List<Link> relations = new ArrayList<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    /**
     * @param label name of the class
     * @param ends ids of entries: two of a relation, any number of a group
     */
    record Link(String id, String label, List<String> ends) {}

    /** @param entryIds ids of the entries that annotations become */
    ModelLinks(DmIds entryIds) {
        this.entryIds = entryIds;
        this.ids = entryIds.ofOthers();
        this.groupIds = entryIds.ofOthers();
    }

    /**
     * Adds the entries of one annotation to its group. If it has none and there are several entries, they get a group
     * of their own.
     */
    void addParts(Annotation annotation, Set<String> entries) {
        String group = annotation.group();
        if (group.isEmpty() && entries.size() > 1) {
            group = annotation.id() + "/parts";
            labels.put(group, annotation.category());
        }
        if (!group.isEmpty()) {
            members.computeIfAbsent(group, key -> new LinkedHashSet<>()).addAll(entries);
        }
    }

    /**
     * Adds a relation. One with several starts or ends becomes one relation for each pair; one without an end becomes a
     * group.
     *
     * @return how many relations it becomes
     */
    int add(Relation relation) {
        if (relation.to().isEmpty()) {
            Set<String> entries = new LinkedHashSet<>();
            relation.from().forEach(end -> entries.add(entryIds.of(end)));
            // A group that has other members, too, only happens to have the relation's name.
            boolean isGroup = entries.containsAll(members.getOrDefault(relation.id(), Set.of()));
            String group = isGroup ? relation.id() : relation.id() + "/relation";
            members.computeIfAbsent(group, key -> new LinkedHashSet<>()).addAll(entries);
            labels.put(group, relation.type());
            return 0;
        }
        String first = ids.of(relation.id());
        int links = 0;
        for (String from : relation.from()) {
            for (String to : relation.to()) {
                links++;
                String id = links == 1 ? first : ids.part(first, links);
                relations.add(new Link(id, relation.type(), List.of(entryIds.of(from), entryIds.of(to))));
            }
        }
        return links;
    }

    List<Link> relations() {
        return relations;
    }

    List<Link> groups() {
        List<Link> groups = new ArrayList<>();
        members.forEach((group, entries) ->
                groups.add(new Link(groupIds.of(group), labels.getOrDefault(group, ""), List.copyOf(entries))));
        return groups;
    }
}
