package org.labelport.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.engine.LabelportEngine;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.SourceRecord;

/** Items of a platform: with their DM V2 JSON, and an annotation for each of its entries that has an id. */
public final class RecordedItem {

    private RecordedItem() {}

    /**
     * An item.
     *
     * @param path its id and path
     * @param v2 its DM V2 JSON
     */
    public static Item of(String path, Media media, String v2) throws IOException {
        Map<?, ?> document = (Map<?, ?>) new LabelportEngine().json().read(JsonText.of(v2));
        List<Annotation> annotations = new ArrayList<>();
        for (Object image : document.get("images") instanceof List<?> images ? images : List.of()) {
            ((Map<?, ?>) image)
                    .forEach((tool, entries) -> ((List<?>) entries).forEach(entry -> {
                        Map<?, ?> fields = (Map<?, ?>) entry;
                        String category = fields.get("classification") instanceof String name ? name : "";
                        Shape shape = new Shape.Other((String) tool, JsonText.NONE);
                        annotations.add(Annotation.of((String) fields.get("id"), category, shape));
                    }));
        }
        return Item.of(path, path, media, annotations).withSource(new SourceRecord(path, JsonText.of(v2), List.of()));
    }
}
