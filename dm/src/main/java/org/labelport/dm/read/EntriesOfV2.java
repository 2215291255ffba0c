package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.MediumParts;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.read.Entry.Problem;
import org.labelport.dm.read.Entry.Property;

/**
 * Reads V2's annotations, by tool in the object's order. A wrapper's meta part adds the parts for which V2 has no
 * place.
 */
public final class EntriesOfV2 {

    private static final List<String> KEYS = List.of("id", "classification", "attrs", "data", Keys.FRAME);
    private static final List<String> META_KEYS = List.of("id", "tool", "classification", Keys.FRAME);

    private final MediumParts parts;
    private final EntryIds ids;
    private final List<Entry> entries = new ArrayList<>();

    private EntriesOfV2(MediumParts parts, EntryIds ids) {
        this.parts = parts;
        this.ids = ids;
    }

    /** Returns the entries of a medium, relations and groups last. */
    public static List<Entry> of(MediumParts parts, EntryIds ids) {
        EntriesOfV2 listed = new EntriesOfV2(parts, ids);
        if (parts.annotations() instanceof Map<?, ?> tools) {
            tools.values().forEach(list -> PlainJson.elements(list).forEach(ids::announce));
            EntriesOfV1.announceLinks(parts, ids);
            tools.forEach(
                    (tool, list) -> PlainJson.elements(list).forEach(entry -> listed.add(String.valueOf(tool), entry)));
        } else {
            EntriesOfV1.announceLinks(parts, ids);
            if (parts.annotations() != null) {
                listed.addBroken("medium", parts.annotations(), "a medium is not an object");
            }
        }
        listed.entries.addAll(EntriesOfV1.links(parts, ids, listed.entries.size()));
        return listed.entries;
    }

    private void addBroken(String tool, @Nullable Object value, String detail) {
        String id = ids.of(null, tool.isEmpty() ? "annotation" : tool, entries.size() + 1);
        entries.add(Entry.broken(id, tool, value, new Problem(DmCodes.ENTRY_INVALID, detail)));
    }

    private void add(String tool, @Nullable Object element) {
        if (!(element instanceof Map<?, ?> fields)) {
            addBroken(tool, element, "an annotation is not an object");
            return;
        }
        EntryText text = new EntryText();
        text.classification(fields.get("classification"));
        text.attributes(fields.get("attrs"));
        text.others(fields, tool, KEYS);
        text.unknown().remove("tool", tool);
        Object frame = fields.get(Keys.FRAME);
        Optional<Map<?, ?>> meta = PlainJson.id(fields.get("id")).map(parts.metaAnnotations()::get);
        if (meta.isPresent()) {
            text.others(meta.get(), tool, META_KEYS);
        }
        Object data = fields.get("data");
        entries.add(new Entry(
                ids.of(fields.get("id"), tool.isEmpty() ? "annotation" : tool, entries.size() + 1),
                tool,
                text.category(),
                text.properties(),
                text.unknown(),
                Map.of(),
                tool.equals("bounding_box") ? rotation(text.properties()) : null,
                frame,
                data,
                data,
                Optional.empty()));
    }

    /** Removes the rotation of a box from the attributes, where V2 keeps it, and returns it; null if there is none. */
    private static @Nullable Object rotation(List<Property> properties) {
        for (Property property : properties) {
            if (property.name().equals("rotation")
                    && PlainJson.number(property.value()).isPresent()) {
                properties.remove(property);
                return property.value();
            }
        }
        return null;
    }
}
