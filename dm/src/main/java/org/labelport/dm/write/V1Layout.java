package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.Flags;
import org.labelport.model.Attributes;
import org.labelport.model.Value;

/** Lays an item out as a V1 document of one medium. */
public final class V1Layout {

    /** Their data names the tool, too. */
    private static final Set<String> TOOLS_NAMED_IN_DATA = Set.of("prompt", "answer");

    private final ModelEntries item;

    /** @param item the entries of the item */
    public V1Layout(ModelEntries item) {
        this.item = item;
    }

    /** The document, keys in the schema's order. */
    public Map<String, Object> document() {
        List<Object> annotations = new ArrayList<>();
        List<Object> data = new ArrayList<>();
        for (ModelEntry entry : item.entries()) {
            annotations.add(annotation(entry));
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("id", entry.id());
            if (TOOLS_NAMED_IN_DATA.contains(entry.tool())) {
                record.put("tool", entry.tool());
            }
            record.putAll(entry.record());
            data.add(record);
        }
        String medium = item.kind().prefix() + "_1";
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("extra", of(medium, new LinkedHashMap<>()));
        document.put("annotations", of(medium, annotations));
        document.put("annotationsData", of(medium, data));
        document.put(
                "relations",
                of(
                        medium,
                        item.links().relations().stream()
                                .map(V1Layout::relation)
                                .toList()));
        document.put(
                "annotationGroups",
                of(medium, item.links().groups().stream().map(V1Layout::group).toList()));
        document.put("assignmentId", null);
        return document;
    }

    private static Map<String, Object> annotation(ModelEntry entry) {
        Map<String, Value> attributes = entry.annotation().attributes();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id());
        fields.put("tool", entry.tool());
        Flags.DEFAULTS.forEach((flag, usual) -> {
            boolean other =
                    attributes.get(Attributes.UNKNOWN_PREFIX + flag) instanceof Value.Flag value && value.on() != usual;
            fields.put(flag, other != usual);
        });
        fields.put("classification", classification(entry.label(), entry.properties()));
        fields.put("label", entry.label().isEmpty() ? new ArrayList<>() : List.of(entry.label()));
        if (entry.tool().equals("keypoint")) {
            fields.put("shape", Flags.KEYPOINT_SHAPE);
        }
        return fields;
    }

    private static @Nullable Map<String, Object> classification(String label, Map<String, Object> properties) {
        if (label.isEmpty() && properties.isEmpty()) {
            return null;
        }
        Map<String, Object> classification = of("class", label);
        classification.putAll(properties);
        return classification;
    }

    private static Map<String, Object> relation(ModelLinks.Link link) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", link.id());
        fields.put("tool", "relation");
        fields.put("isLocked", false);
        fields.put("isVisible", true);
        fields.put("annotationId", link.ends().get(0));
        fields.put("targetAnnotationId", link.ends().get(1));
        fields.put("classification", of("class", link.label()));
        return fields;
    }

    private static Map<String, Object> group(ModelLinks.Link link) {
        List<Object> members = new ArrayList<>();
        for (String end : link.ends()) {
            Map<String, Object> member = of("annotationId", end);
            member.put("children", new ArrayList<>());
            members.add(member);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", link.id());
        fields.put("tool", "annotationGroup");
        fields.put("isLocked", false);
        fields.put("classification", of("class", link.label()));
        fields.put("annotationList", members);
        return fields;
    }

    private static Map<String, Object> of(String key, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(key, value);
        return fields;
    }
}
