package org.labelport.coco.write;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;

/**
 * The content of caption files: texts about whole pictures.
 *
 * @param attribute the attribute, of an annotation or of the item, that holds the text
 * @param annotations the number of all annotations; captions of items have the ids after those of annotations
 */
public record CaptionContent(CocoTree tree, String attribute, long annotations) implements CocoContent {

    @Override
    public Entries entries(ShardOutput out) {
        return (numbered, image, name) -> write(numbered, out);
    }

    private void write(NumberedItem numbered, ShardOutput out) throws IOException {
        Item item = numbered.item();
        ByteText text = out.part(tree.annotations(item.split()));
        AnnotationAttributes attributes = new AnnotationAttributes(item, out);
        List<Annotation> all = item.annotations();
        for (int i = 0; i < all.size(); i++) {
            Annotation annotation = all.get(i);
            if (isCaption(item, annotation, attribute, out)) {
                start(text, numbered.firstAnnotation() + i + 1, numbered, annotation.attributes());
                Map<String, Value> others = new LinkedHashMap<>(annotation.attributes());
                others.remove(attribute);
                attributes.write(text, annotation.withAttributes(others), 0);
                attributes.reportCrowd(annotation);
                text.ascii('}');
                out.written(annotation);
            }
        }
        if (item.attributes().get(attribute) instanceof Value.Text) {
            start(text, annotations + numbered.number() + 1, numbered, item.attributes());
            text.ascii('}');
        }
        reportItem(item, attribute, out);
    }

    private void start(ByteText text, long id, NumberedItem numbered, Map<String, Value> attributes) {
        EntryText.start(text, id, numbered.number() + 1);
        appendCaption(text, attributes, attribute);
    }

    static void appendCaption(ByteText text, Map<String, Value> attributes, String name) {
        text.text(",\"caption\":");
        CocoText.string(text, attributes.get(name) instanceof Value.Text caption ? caption.text() : "");
    }

    /**
     * Whether an annotation is a caption. Reports an annotation that is not one, and the category of one that is,
     * because they are not written.
     */
    static boolean isCaption(Item item, Annotation annotation, String attribute, ShardOutput out) {
        if (!(annotation.shape() instanceof Shape.Whole)) {
            out.dropped(
                    item,
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "captions have no place for " + annotation.shape().kind().key());
            return false;
        }
        if (!(annotation.attributes().get(attribute) instanceof Value.Text)) {
            out.dropped(item, annotation, LossCodes.TAG_DROPPED, "it has no text '" + attribute + "'");
            return false;
        }
        if (!annotation.category().isEmpty()) {
            out.changed(
                    item,
                    annotation,
                    LossCodes.TAG_DROPPED,
                    "captions have no category, and '" + annotation.category() + "' is left out");
        }
        return true;
    }

    static void reportItem(Item item, String attribute, ShardOutput out) {
        ItemLosses losses = new ItemLosses(out);
        losses.relations(item);
        if (item.annotations().stream().anyMatch(ItemLosses::isGrouped)) {
            losses.groups(item);
        }
        losses.attributes(item, item.attributes().get(attribute) instanceof Value.Text ? attribute : "");
    }

    @Override
    public boolean needsSize() {
        return false;
    }

    @Override
    public boolean hasCategories() {
        return false;
    }
}
