package org.labelport.via.write;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ValueText;
import org.labelport.report.LossCodes;
import org.labelport.via.file.ViaNames;

/** Makes {@code file_attributes}: the labels of a picture, its caption, and the attributes of the item. */
record FileAttributes(ClassNames classes, ItemLosses losses) {

    /** Returns the JSON for an item, and reports what it does not hold. */
    String of(Item item) throws IOException {
        Set<String> tags = new LinkedHashSet<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Annotation annotation : item.annotations()) {
            if (annotation.shape() instanceof Shape.Whole) {
                whole(annotation, tags, texts);
            }
        }
        Set<String> dropped = new LinkedHashSet<>();
        item.attributes().forEach((name, value) -> {
            boolean taken = name.isEmpty() || name.equals(ViaNames.CLASS) || texts.containsKey(name);
            if (taken || ValueText.of(value).isEmpty()) {
                dropped.add(name);
            } else {
                texts.put(name, ValueText.of(value).orElseThrow());
            }
        });
        if (!dropped.isEmpty()) {
            losses.ofItem(LossCodes.ATTRIBUTE_DROPPED, "of the item: " + String.join(", ", dropped));
        }
        return JsonWriting.compact(json -> {
            json.writeStartObject();
            if (!tags.isEmpty()) {
                json.writeObjectFieldStart(ViaNames.CLASS);
                for (String tag : tags) {
                    json.writeBooleanField(classes.of(tag), true);
                }
                json.writeEndObject();
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(JsonWriting.whole(text.getKey()), JsonWriting.whole(text.getValue()));
            }
            json.writeEndObject();
        });
    }

    private void whole(Annotation annotation, Set<String> tags, Map<String, String> texts) {
        boolean caption = annotation.category().isEmpty()
                && annotation.attributes().get(Attributes.CAPTION) instanceof Value.Text;
        if (caption && annotation.attributes().get(Attributes.CAPTION) instanceof Value.Text text) {
            if (texts.putIfAbsent(Attributes.CAPTION, text.text()) != null) {
                losses.drop(annotation, LossCodes.TAG_DROPPED, "a picture of VIA has only one caption");
                return;
            }
        } else if (annotation.category().isEmpty()) {
            losses.drop(annotation, LossCodes.TAG_DROPPED, "it has neither a category nor a caption");
            return;
        } else if (!tags.add(annotation.category())) {
            losses.drop(
                    annotation,
                    LossCodes.DUPLICATE,
                    "the picture has the label '" + annotation.category() + "' already");
            return;
        }
        losses.out().written(annotation);
        losses.unwritten(annotation);
        if (annotation.attributes().size() > (caption ? 1 : 0)) {
            losses.change(annotation, LossCodes.ATTRIBUTE_DROPPED, "a label of a picture has no attributes");
        }
        if (!annotation.group().isEmpty()) {
            losses.change(annotation, LossCodes.GROUP_DROPPED, "a label of a picture has no group");
        }
    }
}
