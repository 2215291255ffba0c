package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.python.CodePoints;
import org.labelport.model.Shape;

/** Lays an item out as a V2 document of one medium, tools in the order in which they are first used. */
public final class V2Layout {

    /** V1's keys for the values that V2 has as data of the tool segmentation. */
    private static final Set<String> SEGMENTS = Set.of("pixel_indices", "section");

    private final ModelEntries item;
    private final SdkToolData sdk = new SdkToolData(refused -> {});
    private final Map<String, TreeSet<String>> labels = new LinkedHashMap<>();
    private final Map<String, List<Object>> tools = new LinkedHashMap<>();

    /** @param item the entries of the item */
    public V2Layout(ModelEntries item) {
        this.item = item;
    }

    /** The document, keys in the schema's order. */
    public Map<String, Object> document() {
        for (ModelEntry entry : item.entries()) {
            Map<String, Object> fields = fields(entry.id(), entry.label());
            fields.put("attrs", attributes(entry));
            if (entry.annotation().shape() instanceof Shape.Other other) {
                putOther(fields, entry, other);
            } else {
                fields.put("data", sdk.data(entry.tool(), entry.record()));
            }
            if (entry.record().containsKey(Keys.FRAME)) {
                fields.put(Keys.FRAME, entry.record().get(Keys.FRAME));
            }
            add(entry.tool(), entry.label(), fields);
        }
        item.links().relations().forEach(link -> add("relation", link));
        item.links().groups().forEach(link -> add("group", link));
        Map<String, Object> classification = new LinkedHashMap<>();
        labels.forEach((tool, names) -> classification.put(tool, new ArrayList<>(names)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("classification", classification);
        document.put(item.kind().list(), List.of(tools));
        return document;
    }

    /** Writes data as the source has it, because the SDK's rules would put zeros for missing values. */
    private static void putOther(Map<String, Object> fields, ModelEntry entry, Shape.Other other) {
        Map<String, Object> record = new LinkedHashMap<>(entry.record());
        record.remove(Keys.FRAME);
        if (record.isEmpty()) {
            return;
        }
        String key = record.keySet().iterator().next();
        boolean object = other.content().toString().stripLeading().startsWith("{");
        boolean alone = record.size() == 1
                && (entry.tool().equals("segmentation") && SEGMENTS.contains(key) || !object && key.equals("data"));
        fields.put("data", alone ? record.get(key) : record);
    }

    private static List<Object> attributes(ModelEntry entry) {
        List<Object> attributes = new ArrayList<>();
        if (entry.annotation().shape() instanceof Shape.Box box && box.rotated()) {
            attributes.add(SdkToolData.attribute("rotation", PlainJson.of(box.angle())));
        }
        entry.properties().forEach((name, value) -> attributes.add(SdkToolData.attribute(name, value)));
        return attributes;
    }

    private void add(String tool, ModelLinks.Link link) {
        Map<String, Object> fields = fields(link.id(), link.label());
        fields.put("attrs", new ArrayList<>());
        fields.put("data", link.ends());
        add(tool, link.label(), fields);
    }

    private static Map<String, Object> fields(String id, String label) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("classification", label);
        return fields;
    }

    private void add(String tool, String label, Map<String, Object> fields) {
        tools.computeIfAbsent(tool, key -> new ArrayList<>()).add(fields);
        if (!label.isEmpty()) {
            labels.computeIfAbsent(tool, key -> new TreeSet<>(CodePoints.ORDER)).add(label);
        }
    }
}
