package org.labelport.dm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** The annotations, relations and groups of an item in the words of the schema, before they are laid out. */
final class ModelEntries {

    /** Names the frame of an annotation on a video. */
    static final String FRAME = "frameIndex";

    private final Item item;
    private final LossSink losses;
    private final DmIds ids = new DmIds();
    private final DmIds linkIds = new DmIds();
    private final ConversationWriter conversation;
    private final ToolWriter tools;
    private final List<ModelEntry> entries = new ArrayList<>();
    private final List<ModelLink> relations = new ArrayList<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Map<String, String> groupLabels = new LinkedHashMap<>();

    private ModelEntries(Item item, Optional<Json> json, LossSink losses) {
        this.item = item;
        this.losses = losses;
        this.conversation = new ConversationWriter(item.id(), json, ids, losses);
        this.tools = new ToolWriter(item.id(), item.media(), conversation, losses);
    }

    static ModelEntries of(Item item, Optional<Json> json, LossSink losses) {
        ModelEntries entries = new ModelEntries(item, json, losses);
        entries.addPrompts();
        item.annotations().forEach(entries::add);
        item.relations().forEach(entries::add);
        if (!item.attributes().isEmpty()) {
            losses.loss(Loss.changed(
                    item.id(),
                    LossCodes.ATTRIBUTE_DROPPED,
                    "of the item: " + String.join(", ", item.attributes().keySet())));
        }
        return entries;
    }

    MediumKind kind() {
        return MediumKind.of(item.media().dataType());
    }

    List<ModelEntry> entries() {
        return entries;
    }

    List<ModelLink> relations() {
        return relations;
    }

    List<ModelLink> groups() {
        List<ModelLink> groups = new ArrayList<>();
        members.forEach((group, ends) ->
                groups.add(new ModelLink(linkIds.of(group), groupLabels.getOrDefault(group, ""), List.copyOf(ends))));
        return groups;
    }

    /** A conversation from elsewhere has its prompt as messages only. */
    private void addPrompts() {
        boolean annotated = item.annotations().stream()
                .anyMatch(annotation -> annotation.shape() instanceof Shape.Other other
                        && other.type().equals("prompt"));
        if (annotated || !(item.media() instanceof Media.Chat chat)) {
            return;
        }
        for (Message message : chat.prompt()) {
            if (!message.role().equals("user")) {
                losses.loss(Loss.changed(
                        item.id(), DmCodes.ROLE_DROPPED, "'" + message.role() + "' is written like the user"));
            }
            ToolData data = conversation.prompt(message);
            String id = ids.part("prompt", entries.size() + 1);
            Annotation prompt = Annotation.of(id, "", new Shape.Whole());
            entries.add(new ModelEntry(id, data.tool(), "", Map.of(), data.record(), prompt));
        }
    }

    private void add(Annotation annotation) {
        reportOrigin(annotation);
        Set<String> parts = new LinkedHashSet<>();
        for (ToolData data : tools.write(annotation)) {
            String id = parts.isEmpty() ? ids.of(annotation.id()) : ids.part(ids.of(annotation.id()), parts.size() + 1);
            parts.add(id);
            addFrame(annotation, data.record());
            String label = data.label().isEmpty() ? annotation.category() : data.label();
            entries.add(new ModelEntry(
                    id, data.tool(), label, properties(annotation, data.tool()), data.record(), annotation));
        }
        if (!annotation.group().isEmpty()) {
            members.computeIfAbsent(annotation.group(), key -> new LinkedHashSet<>())
                    .addAll(parts);
        } else if (parts.size() > 1) {
            String group = annotation.id() + "/parts";
            members.put(group, parts);
            groupLabels.put(group, annotation.category());
        }
    }

    private void addFrame(Annotation annotation, Map<String, Object> record) {
        if (annotation.index() == Annotation.WHOLE_ITEM) {
            return;
        }
        if (item.media() instanceof Media.Video) {
            record.put(FRAME, (long) annotation.index());
        } else {
            losses.loss(Loss.changed(
                    item.id(),
                    annotation.id(),
                    DmCodes.PAGE_DROPPED,
                    "page " + annotation.index() + " is not written"));
        }
    }

    private void reportOrigin(Annotation annotation) {
        if (annotation.provenance().score().isPresent()) {
            changed(annotation, LossCodes.SCORE_DROPPED, "the score has no place");
        }
        if (annotation.provenance().saysWhoOrWhen() && !(annotation.shape() instanceof Shape.Reply)) {
            changed(annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when, has no place");
        }
        if (annotation.z() != 0) {
            changed(annotation, LossCodes.ORDER_DROPPED, "drawing order " + annotation.z() + " has no place");
        }
    }

    private static Map<String, Object> properties(Annotation annotation, String tool) {
        Map<String, Object> properties = new LinkedHashMap<>();
        annotation.attributes().forEach((name, value) -> {
            boolean elsewhere = tool.equals("answer") && ConversationWriter.ANSWER_FIELDS.contains(name)
                    || value instanceof Value.Flag && isFlag(name);
            if (!elsewhere) {
                properties.put(name, json(value));
            }
        });
        return properties;
    }

    private static boolean isFlag(String attribute) {
        return attribute.startsWith(Attributes.UNKNOWN_PREFIX)
                && Flags.DEFAULTS.containsKey(attribute.substring(Attributes.UNKNOWN_PREFIX.length()));
    }

    private static Object json(Value value) {
        if (value instanceof Value.Number number) {
            return PlainJson.of(number.number());
        }
        if (value instanceof Value.Flag flag) {
            return flag.on();
        }
        if (value instanceof Value.Choices choices) {
            return choices.chosen();
        }
        return value instanceof Value.Day day ? day.day().toString() : ((Value.Text) value).text();
    }

    private void add(Relation relation) {
        if (relation.to().isEmpty()) {
            Set<String> ends = members.computeIfAbsent(relation.id(), key -> new LinkedHashSet<>());
            relation.from().forEach(end -> ends.add(ids.of(end)));
            groupLabels.put(relation.id(), relation.type());
            return;
        }
        int links = 0;
        for (String from : relation.from()) {
            for (String to : relation.to()) {
                String id = links == 0 ? linkIds.of(relation.id()) : linkIds.part(linkIds.of(relation.id()), links + 1);
                relations.add(new ModelLink(id, relation.type(), List.of(ids.of(from), ids.of(to))));
                links++;
            }
        }
    }

    private void changed(Annotation annotation, String code, String detail) {
        losses.loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }
}
