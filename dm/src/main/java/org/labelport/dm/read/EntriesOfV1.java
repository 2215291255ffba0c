package org.labelport.dm.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.MediumParts;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.read.Entry.Problem;

/**
 * Joins V1's annotations with their data records, by id. If several records have the same id, each annotation of that
 * id gets one of them in order, and all further annotations get the last one. Data records without an annotation become
 * entries of their own.
 */
public final class EntriesOfV1 {

    private static final List<String> LINK_KEYS =
            List.of("id", "classification", "annotationId", "targetAnnotationId", "annotationList");
    private static final List<String> ANNOTATION_KEYS = List.of("id", "tool", "classification", Keys.FRAME);

    private final EntryIds ids;
    private final Map<String, Deque<Map<?, ?>>> dataById = new HashMap<>();
    private final Set<Object> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Entry> entries = new ArrayList<>();
    private int position;

    private EntriesOfV1(EntryIds ids) {
        this.ids = ids;
    }

    /** Returns the entries of a medium, relations and groups last. */
    public static List<Entry> of(MediumParts parts, EntryIds ids) {
        EntriesOfV1 joined = new EntriesOfV1(ids);
        List<?> annotations = PlainJson.elements(parts.annotations());
        List<?> data = PlainJson.elements(parts.data());
        annotations.forEach(ids::announce);
        data.forEach(ids::announce);
        announceLinks(parts, ids);
        data.forEach(joined::index);
        annotations.forEach(joined::addAnnotation);
        data.forEach(joined::addOrphan);
        joined.entries.addAll(links(parts, ids, joined.position));
        return joined.entries;
    }

    /** Announces the ids of the entries that {@link #links} reads. */
    static void announceLinks(MediumParts parts, EntryIds ids) {
        PlainJson.elements(parts.relations()).forEach(ids::announce);
        PlainJson.elements(parts.groups()).forEach(ids::announce);
    }

    /**
     * Reads the relations and groups that are kept beside the annotations.
     *
     * @param before number of entries before them
     */
    static List<Entry> links(MediumParts parts, EntryIds ids, int before) {
        List<Entry> links = new ArrayList<>();
        for (Object relation : PlainJson.elements(parts.relations())) {
            links.add(link(relation, "relation", ids, before + links.size() + 1));
        }
        for (Object group : PlainJson.elements(parts.groups())) {
            links.add(link(group, "annotationGroup", ids, before + links.size() + 1));
        }
        return links;
    }

    private static Entry link(@Nullable Object element, String tool, EntryIds ids, int position) {
        Map<?, ?> fields = PlainJson.object(element);
        String id = ids.of(fields.get("id"), tool, position);
        if (!(element instanceof Map<?, ?>)) {
            return Entry.broken(
                    id,
                    tool,
                    element,
                    new Problem(DmCodes.ENTRY_INVALID, "an entry of '" + tool + "' is not an object"));
        }
        EntryText text = new EntryText();
        text.classification(fields.get("classification"));
        text.others(fields, tool, LINK_KEYS);
        text.unknown().remove("tool", tool);
        return new Entry(
                id,
                tool,
                text.category(),
                text.properties(),
                text.unknown(),
                Map.of(),
                null,
                null,
                fields,
                rest(fields, tool),
                Optional.empty());
    }

    private void index(@Nullable Object record) {
        Map<?, ?> fields = PlainJson.object(record);
        PlainJson.id(fields.get("id"))
                .ifPresent(id ->
                        dataById.computeIfAbsent(id, key -> new ArrayDeque<>()).add(fields));
    }

    private Map<?, ?> dataOf(@Nullable Object rawId) {
        Deque<Map<?, ?>> records = PlainJson.id(rawId).map(dataById::get).orElseGet(ArrayDeque::new);
        if (records.isEmpty()) {
            return Map.of();
        }
        Map<?, ?> record = records.size() > 1 ? records.remove() : records.element();
        used.add(record);
        return record;
    }

    private void addAnnotation(@Nullable Object element) {
        position++;
        Map<?, ?> fields = PlainJson.object(element);
        String tool = PlainJson.text(fields.get("tool"));
        String id = ids.of(fields.get("id"), tool.isEmpty() ? "annotation" : tool, position);
        if (!(element instanceof Map<?, ?>)) {
            entries.add(Entry.broken(
                    id, "annotations", element, new Problem(DmCodes.ENTRY_INVALID, "an annotation is not an object")));
            return;
        }
        Map<?, ?> record = dataOf(fields.get("id"));
        EntryText text = new EntryText();
        text.classification(fields.get("classification"));
        text.others(fields, tool, ANNOTATION_KEYS);
        if (tool.isEmpty() && !PlainJson.isNothing(fields.get("tool"))) {
            text.unknown().put("tool", fields.get("tool"));
        }
        List<String> known = V1Data.keys(tool, record);
        Map<String, Object> unknownData = rest(record, tool);
        unknownData.keySet().removeAll(new HashSet<>(known));
        Object frame = fields.get(Keys.FRAME);
        if (frame == null) {
            frame = unknownData.remove(Keys.FRAME);
        }
        entries.add(new Entry(
                id,
                tool,
                text.category(),
                text.properties(),
                text.unknown(),
                unknownData,
                null,
                frame,
                V1Data.geometry(tool, record, known),
                record.isEmpty() ? null : nothingIfEmpty(rest(record, tool)),
                Optional.empty()));
    }

    private static @Nullable Object nothingIfEmpty(Map<String, Object> fields) {
        return fields.isEmpty() ? null : fields;
    }

    private void addOrphan(@Nullable Object record) {
        if (used.contains(record)) {
            return;
        }
        position++;
        Map<?, ?> fields = PlainJson.object(record);
        String tool = PlainJson.text(fields.get("tool"));
        String id = ids.of(fields.get("id"), "data", position);
        if (tool.isEmpty()) {
            tool = "annotationsData";
        }
        entries.add(
                record instanceof Map<?, ?>
                        ? Entry.broken(
                                id,
                                tool,
                                nothingIfEmpty(rest(fields, tool)),
                                new Problem(DmCodes.DATA_ORPHAN, "data without an annotation"))
                        : Entry.broken(
                                id,
                                tool,
                                record,
                                new Problem(DmCodes.ENTRY_INVALID, "a data record is not an object")));
    }

    /** Returns a record without its id and tool, which the entry has. */
    private static Map<String, Object> rest(Map<?, ?> record, String tool) {
        Map<String, Object> rest = new LinkedHashMap<>();
        record.forEach((key, value) -> {
            if (!"id".equals(key) && !("tool".equals(key) && tool.equals(value))) {
                rest.put(String.valueOf(key), value);
            }
        });
        return rest;
    }
}
