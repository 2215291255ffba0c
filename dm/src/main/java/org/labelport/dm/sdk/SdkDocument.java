package org.labelport.dm.sdk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.DmSchema;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Item;

/** The images of an item's DM V2 JSON, and which annotation of the item each of their entries is about. */
final class SdkDocument {

    private final List<Map<?, ?>> images = new ArrayList<>();
    private final Map<String, Annotation> annotations = new HashMap<>();
    /** Whether the JSON is the source's own, which knows nothing of categories that the run has renamed. */
    private final boolean ownData;

    /** @throws IOException when the source's JSON cannot be read */
    SdkDocument(Item item, Json json) throws IOException {
        ownData = item.source().isPresent() && !item.source().get().data().isEmpty();
        Map<String, Object> v2;
        if (ownData) {
            item.annotations().forEach(annotation -> annotations.put(annotation.id(), annotation));
            v2 = DmSchema.v2(item, json);
        } else {
            v2 = DmSchema.v2(numbered(item), json);
        }
        if (v2.get("images") instanceof List<?> list) {
            list.forEach(image -> images.add(image instanceof Map<?, ?> tools ? tools : Map.of()));
        }
    }

    /**
     * The item with numbers for its annotations' ids. Ids are made to fit the schema, and an annotation may become several
     * entries; numbers stay what they are, and come back with a hyphen and something after it.
     */
    private Item numbered(Item item) {
        List<Annotation> renamed = new ArrayList<>();
        for (Annotation annotation : item.annotations()) {
            String number = Integer.toString(renamed.size());
            annotations.put(number, annotation);
            renamed.add(new Annotation(
                    number,
                    annotation.category(),
                    annotation.shape(),
                    annotation.index(),
                    annotation.keyframe(),
                    annotation.track(),
                    annotation.group(),
                    annotation.z(),
                    annotation.attributes(),
                    annotation.provenance()));
        }
        return item.withAnnotations(renamed).withRelations(List.of());
    }

    List<Map<?, ?>> images() {
        return images;
    }

    /** The entries of one image and tool that an annotation of the item stands behind. */
    List<SdkEntry> entries(Map<?, ?> image, String tool) {
        List<SdkEntry> entries = new ArrayList<>();
        if (image.get(tool) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> fields) {
                    annotation(fields.get("id")).ifPresent(found -> entries.add(entry(found, fields)));
                }
            }
        }
        return entries;
    }

    private Optional<Annotation> annotation(@Nullable Object id) {
        String text = String.valueOf(id);
        int hyphen = ownData ? -1 : text.indexOf('-');
        return Optional.ofNullable(annotations.get(hyphen < 0 ? text : text.substring(0, hyphen)));
    }

    @SuppressWarnings("unchecked") // JSON's keys are texts
    private SdkEntry entry(Annotation annotation, Map<?, ?> fields) {
        boolean named = !ownData && fields.get("classification") instanceof String;
        String className = named ? (String) fields.get("classification") : annotation.category();
        return new SdkEntry(annotation, className, (Map<String, Object>) fields);
    }
}
