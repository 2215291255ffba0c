package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.read.Entry.Property;
import org.labelport.model.Relation;

/**
 * Reads relations and groups. A group may be a tree: its relation lists the members from the root down, children before
 * the next sibling. The parts for which a {@link Relation} has no place are in {@link #extra}: the tree, attributes,
 * flags.
 */
public final class LinkReader {

    private static final String MEMBER = "annotationId";
    private static final String TARGET = "targetAnnotationId";
    private static final String CHILDREN = "children";

    private final Map<String, Map<String, Object>> extra = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();

    /** Whether an entry is a relation or a group, which have no geometry. */
    public static boolean isLink(Entry entry) {
        return isGroup(entry) || entry.tool().equals("relation");
    }

    private static boolean isGroup(Entry entry) {
        return entry.tool().equals("group") || entry.tool().equals("annotationGroup");
    }

    /** By the relation's id, its values beside ends and type, by the document's keys. */
    public Map<String, Map<String, Object>> extra() {
        return extra;
    }

    /** By an annotation's id, the id of the first group that it is in. */
    public Map<String, String> groups() {
        return groups;
    }

    /**
     * Reads a relation or group.
     *
     * @throws GeometryException when the document does not say which annotations it links
     */
    public Relation read(Entry entry) throws GeometryException {
        Relation relation = isGroup(entry) ? group(entry) : relation(entry);
        Map<String, Object> classification = new LinkedHashMap<>();
        for (Property property : entry.properties()) {
            classification.putIfAbsent(property.name(), property.value());
        }
        if (!classification.isEmpty()) {
            keep(entry, "classification", classification);
        }
        entry.unknown().forEach((key, value) -> keep(entry, key, value));
        entry.unknownData().forEach((key, value) -> keep(entry, key, value));
        if (entry.geometry() == entry.content() && entry.geometry() instanceof Map<?, ?> data) {
            data.forEach((key, value) -> keepUnread(entry, String.valueOf(key), value));
        }
        if (entry.frame() != null) {
            keep(entry, Keys.FRAME, entry.frame());
        }
        return relation;
    }

    private void keep(Entry entry, String key, @Nullable Object value) {
        extra.computeIfAbsent(entry.id(), id -> new LinkedHashMap<>()).putIfAbsent(key, value);
    }

    /** Keeps a key of V2's data that is not read, if the data is an object. */
    private void keepUnread(Entry entry, String key, @Nullable Object value) {
        if (!List.of(MEMBER, TARGET, "annotationList", "data").contains(key)) {
            keep(entry, key, value);
        }
    }

    private Relation relation(Entry entry) throws GeometryException {
        Object from = null;
        Object to = null;
        Object ends = entry.geometry();
        if (ends instanceof Map<?, ?> fields) {
            from = fields.get(MEMBER);
            to = fields.get(TARGET);
            ends = from == null && to == null ? fields.get("data") : null;
        }
        if (ends instanceof List<?> pair && pair.size() == 2) {
            from = pair.get(0);
            to = pair.get(1);
        }
        Optional<String> start = PlainJson.id(from);
        Optional<String> end = PlainJson.id(to);
        if (start.isEmpty() || end.isEmpty()) {
            throw new GeometryException(DmCodes.LINK_INVALID, "a relation needs two annotations");
        }
        return new Relation(entry.id(), entry.category(), List.of(start.get()), List.of(end.get()));
    }

    private Relation group(Entry entry) throws GeometryException {
        Object list = entry.geometry();
        if (list instanceof Map<?, ?> fields) {
            list = fields.get("annotationList") == null ? fields.get("data") : fields.get("annotationList");
        }
        if (!(list instanceof List<?> nodes)) {
            throw new GeometryException(DmCodes.LINK_INVALID, "a group needs a list of annotations");
        }
        Members members = new Members();
        nodes.forEach(members::add);
        if (members.more) {
            keep(entry, "annotationList", nodes);
        }
        members.ids.forEach(id -> groups.putIfAbsent(id, entry.id()));
        return new Relation(entry.id(), entry.category(), new ArrayList<>(members.ids), List.of());
    }

    /** Collects the members of a group's tree. */
    private static final class Members {

        private final Set<String> ids = new LinkedHashSet<>();
        /** Whether the tree has more than a list of ids. */
        private boolean more;

        void add(@Nullable Object node) {
            Optional<String> id = PlainJson.id(node);
            if (id.isPresent()) {
                more |= !ids.add(id.get());
                return;
            }
            Map<?, ?> fields = PlainJson.object(node);
            Optional<String> member = PlainJson.id(fields.get(MEMBER));
            member.ifPresent(ids::add);
            Object children = fields.get(CHILDREN);
            more |= member.isEmpty()
                    || !PlainJson.isNothing(children)
                    || !List.of(MEMBER, CHILDREN).containsAll(fields.keySet());
            PlainJson.list(children).forEach(this::add);
        }
    }
}
