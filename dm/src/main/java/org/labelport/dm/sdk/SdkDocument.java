package org.labelport.dm.sdk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.DmSchema;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.Loss;

/** The images of an item's DM V2 JSON, whose entries are matched with the item's annotations. */
final class SdkDocument {

    private final List<SdkImage> images = new ArrayList<>();

    /** The item's annotations by the ids that entries have. */
    private final Map<String, Annotation> annotations = new HashMap<>();

    private final Map<Annotation, List<Loss>> notes = new IdentityHashMap<>();

    /** Whether the JSON is the source's own, which does not have the names of categories that the run has renamed. */
    private final boolean ownData;

    /** @throws IOException when the source's JSON cannot be read */
    SdkDocument(Item item, Json json) throws IOException {
        ownData = item.source().isPresent() && !item.source().get().data().isEmpty();
        Item readable = item;
        if (ownData) {
            item.annotations().forEach(annotation -> annotations.put(annotation.id(), annotation));
        } else {
            readable = numbered(item);
        }
        if (DmSchema.v2(readable, json, this::note).get("images") instanceof List<?> list) {
            list.forEach(image -> images.add(image(image instanceof Map<?, ?> tools ? tools : Map.of())));
        }
    }

    /** The images in the JSON's order. */
    List<SdkImage> images() {
        return images;
    }

    /** The losses of an annotation that the schema cannot hold in full; empty for the source's own data. */
    List<Loss> notes(Annotation annotation) {
        return notes.getOrDefault(annotation, List.of());
    }

    private void note(Loss loss) {
        Annotation annotation = annotations.get(loss.annotation());
        if (annotation != null) {
            notes.computeIfAbsent(annotation, key -> new ArrayList<>())
                    .add(new Loss(loss.item(), annotation.id(), loss.code(), loss.detail(), loss.effect()));
        }
    }

    /**
     * Returns the item with numbers as its annotations' ids. The schema changes ids to fit, and an annotation may
     * become several entries; numbers stay as they are, or get a hyphen and a suffix, so that they can be recognized.
     */
    private Item numbered(Item item) {
        List<Annotation> renamed = new ArrayList<>();
        for (Annotation annotation : item.annotations()) {
            String number = Integer.toString(renamed.size());
            annotations.put(number, annotation);
            renamed.add(annotation.withId(number));
        }
        return item.withAnnotations(renamed).withRelations(List.of());
    }

    private SdkImage image(Map<?, ?> tools) {
        Map<String, List<SdkEntry>> entries = new HashMap<>();
        Map<String, Integer> timesSeen = new HashMap<>();
        int position = 0;
        for (Map.Entry<?, ?> tool : tools.entrySet()) {
            String name = String.valueOf(tool.getKey());
            List<SdkEntry> ofTool = new ArrayList<>();
            for (Object element : tool.getValue() instanceof List<?> list ? list : List.of()) {
                position++;
                if (element instanceof Map<?, ?> fields) {
                    String id = id(fields.get("id"), name + "-" + position, timesSeen);
                    Optional.ofNullable(annotations.get(id)).ifPresent(found -> ofTool.add(entry(found, fields)));
                }
            }
            entries.put(name, ofTool);
        }
        return new SdkImage(entries);
    }

    /** Returns the id of the annotation of an entry: the entry's own id, unless that is missing or occurred before. */
    private String id(@Nullable Object given, String made, Map<String, Integer> timesSeen) {
        if (given == null) {
            return made;
        }
        String id = given.toString();
        if (!ownData) {
            return id.indexOf('-') < 0 ? id : id.substring(0, id.indexOf('-'));
        }
        int times = timesSeen.merge(id, 1, Integer::sum);
        return times == 1 ? id : id + "-" + times;
    }

    @SuppressWarnings("unchecked") // JSON's keys are texts
    private SdkEntry entry(Annotation annotation, Map<?, ?> fields) {
        boolean named = !ownData && fields.get("classification") instanceof String;
        String className = named ? (String) fields.get("classification") : annotation.category();
        return new SdkEntry(annotation, className, (Map<String, Object>) fields);
    }
}
