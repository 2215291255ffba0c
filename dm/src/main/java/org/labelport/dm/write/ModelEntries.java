package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.UnwrittenParts;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.Flags;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.MediumKind;
import org.labelport.dm.document.PlainJson;
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

/** The annotations of an item as entries of the schema, before they are laid out. */
public final class ModelEntries {

    private static final String CLASS = "class";
    private static final String ROTATION = "rotation";
    private static final String BOX = "bounding_box";

    /** How the boxes of an object that is tracked through a video are written. */
    public enum Tracks {
        /** One entry with boxes by frame, as in V1. */
        JOINED,
        /** One entry for each frame, because V2 has no boxes by frame. */
        APART
    }

    private final Item item;
    private final Tracks tracks;
    private final LossSink losses;
    /** The losses of the annotation that is being added. */
    private final List<Loss> told = new ArrayList<>();

    private final LossSink toTell = told::add;

    /** Ids of annotations that are dropped. */
    private final Set<String> dropped = new HashSet<>();

    private final DmIds ids = new DmIds();
    private final ConversationWriter conversation;
    private final ToolWriter tools;
    private final List<ModelEntry> entries = new ArrayList<>();
    private final Map<List<Object>, ModelEntry> joined = new HashMap<>();
    private final WrittenTracks writtenTracks = new WrittenTracks();

    private final ModelLinks links = new ModelLinks(ids);

    private ModelEntries(Item item, Tracks tracks, KeptJson kept, LossSink losses) {
        this.item = item;
        this.tracks = tracks;
        this.losses = losses;
        this.conversation = new ConversationWriter(item, kept, ids, toTell);
        this.tools = new ToolWriter(item, kept, conversation, toTell);
    }

    /** Makes the entries of an item. Parts that the schema cannot hold are reported. */
    public static ModelEntries of(Item item, Tracks tracks, KeptJson kept, LossSink losses) {
        ModelEntries entries = new ModelEntries(item, tracks, kept, losses);
        entries.addPrompts();
        for (Annotation annotation : item.annotations()) {
            entries.add(annotation);
            entries.tell(annotation);
        }
        item.relations().forEach(entries::add);
        entries.reportItem();
        return entries;
    }

    MediumKind kind() {
        return MediumKind.of(item.media().dataType());
    }

    List<ModelEntry> entries() {
        return entries;
    }

    ModelLinks links() {
        return links;
    }

    /**
     * Adds the messages of a conversation's prompt, if the item has no annotations of prompts because it is of another
     * source.
     */
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
                        item.id(), DmCodes.ROLE_DROPPED, "'" + message.role() + "' is written as the user"));
            }
            ToolData data = conversation.prompt(message);
            String id = ids.part("prompt", entries.size() + 1);
            Annotation prompt = Annotation.of(id, "", new Shape.Whole());
            entries.add(new ModelEntry(id, data.tool(), "", Map.of(), data.record(), prompt));
        }
    }

    private void add(Annotation annotation) {
        reportOrigin(annotation);
        boolean box = annotation.shape() instanceof Shape.Box;
        boolean followed = !annotation.track().isEmpty();
        boolean onFrame = item.media() instanceof Media.Video && annotation.index() != Annotation.WHOLE_ITEM;
        if (box && followed && onFrame && tracks == Tracks.JOINED) {
            addToTrack(annotation);
            return;
        }
        List<ToolData> written = written(annotation);
        if (written.isEmpty()) {
            return;
        }
        if (followed) {
            writtenTracks.addApart(annotation.track());
        }
        Set<String> parts = new LinkedHashSet<>();
        for (ToolData data : written) {
            String first = ids.of(annotation.id());
            String id = parts.isEmpty() ? first : ids.part(first, parts.size() + 1);
            parts.add(id);
            if (onFrame) {
                data.record().put(Keys.FRAME, (long) annotation.index());
            }
            entries.add(entry(id, annotation, data));
        }
        links.addParts(annotation, parts);
        if (!onFrame && annotation.index() != Annotation.WHOLE_ITEM) {
            toTell.changed(item, annotation, DmCodes.PAGE_DROPPED, "page " + annotation.index() + " is not written");
        }
    }

    /** Reports an annotation's losses: of one that is dropped only that. */
    private void tell(Annotation annotation) {
        if (told.isEmpty()) {
            return;
        }
        boolean isDropped = told.stream().anyMatch(loss -> loss.effect() == Loss.Effect.DROPPED);
        told.stream()
                .filter(loss -> !isDropped || loss.effect() == Loss.Effect.DROPPED)
                .forEach(losses::loss);
        told.clear();
        if (isDropped) {
            dropped.add(annotation.id());
        }
    }

    /** Adds a relation between the annotations that are written; it is dropped if it has lost a side. */
    private void add(Relation relation) {
        List<String> from = written(relation.from());
        List<String> to = written(relation.to());
        if (from.isEmpty() && !relation.from().isEmpty()
                || to.isEmpty() && !relation.to().isEmpty()) {
            new UnwrittenParts(item.withRelations(List.of(relation)), losses).relations();
            return;
        }
        Relation left = new Relation(relation.id(), relation.type(), from, to);
        new UnwrittenParts(item, losses).split(relation, links.add(left));
    }

    private List<String> written(List<String> ends) {
        return ends.stream().filter(id -> !dropped.contains(id)).toList();
    }

    /**
     * Writes an annotation, but leaves out an attribute whose name has a meaning of its own: V1 keeps the class among
     * the attributes, and V2 a box's rotation, so that the annotation would get another class or angle.
     */
    private List<ToolData> written(Annotation annotation) {
        List<ToolData> written = tools.write(annotation);
        String taken = tracks == Tracks.JOINED ? CLASS : ROTATION;
        boolean isTaken = written.stream()
                .anyMatch(data -> tracks == Tracks.JOINED || data.tool().equals(BOX));
        if (!isTaken || !annotation.attributes().containsKey(taken)) {
            return written;
        }
        toTell.changed(
                item,
                annotation,
                LossCodes.ATTRIBUTE_DROPPED,
                "attribute '" + taken + "' would be read as the annotation's own");
        return written.stream().map(data -> without(data, taken)).toList();
    }

    private static ToolData without(ToolData data, String attribute) {
        Set<String> known = new LinkedHashSet<>(data.inRecord());
        known.add(attribute);
        return data.with(known);
    }

    /**
     * Adds a box to the entry of its track. Boxes of a track that differ only in their coordinates become one entry,
     * with the id of the first.
     */
    private void addToTrack(Annotation annotation) {
        new UnwrittenParts(item, toTell).interpolated(annotation);
        ToolData data = written(annotation).get(0);
        Object box = data.record().remove("coordinate");
        List<Object> key = List.of(annotation.track(), annotation.category(), annotation.attributes());
        String frame = Integer.toString(annotation.index());
        ModelEntry before = joined.get(key);
        if (before == null
                || PlainJson.strings(before.record().get("coordinates")).putIfAbsent(frame, box) != null) {
            Map<String, Object> frames = new LinkedHashMap<>();
            frames.put(frame, box);
            data.record().put("coordinates", frames);
            before = entry(ids.of(annotation.id()), annotation, data);
            joined.put(key, before);
            entries.add(before);
            writtenTracks.addJoined(annotation.track());
        } else {
            ids.alias(annotation.id(), before.id());
        }
        links.addParts(annotation, Set.of(before.id()));
    }

    private static ModelEntry entry(String id, Annotation annotation, ToolData data) {
        String label = data.label().isEmpty() ? annotation.category() : data.label();
        return new ModelEntry(id, data.tool(), label, properties(annotation, data), data.record(), annotation);
    }

    private static Map<String, Object> properties(Annotation annotation, ToolData data) {
        Map<String, Object> properties = new LinkedHashMap<>();
        annotation.attributes().forEach((name, value) -> {
            if (!data.inRecord().contains(name) && !(value instanceof Value.Flag && isFlag(name))) {
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
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value instanceof Value.Flag flag) {
            return flag.on();
        }
        if (value instanceof Value.Choices choices) {
            return choices.chosen();
        }
        return value instanceof Value.Day day ? day.day().toString() : ((Value.Text) value).text();
    }

    private void reportOrigin(Annotation annotation) {
        UnwrittenParts parts = new UnwrittenParts(item, toTell);
        parts.score(annotation);
        if (!(annotation.shape() instanceof Shape.Reply)) {
            parts.provenance(annotation);
        }
        parts.order(annotation);
    }

    private void reportItem() {
        writtenTracks.report(item.id(), losses);
        new UnwrittenParts(item, losses).attributes();
        List<String> medium = MediumRest.of(item.media());
        if (!medium.isEmpty()) {
            losses.loss(Loss.changed(
                    item.id(),
                    DmCodes.MEDIUM_DROPPED,
                    String.join(", ", medium) + ": the schema has no place for it, and no file holds it"));
        }
    }
}
