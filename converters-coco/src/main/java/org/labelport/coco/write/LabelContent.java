package org.labelport.coco.write;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;

/** The content of files of labels: entries with a category and without a place in the picture. */
public record LabelContent(Taxonomy taxonomy, CocoTree tree) implements CocoContent {

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
            OptionalInt category = taxonomy.indexOf(annotation.category());
            if (!(annotation.shape() instanceof Shape.Whole)) {
                out.dropped(
                        item,
                        annotation,
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        "labels have no place for " + annotation.shape().kind().key());
            } else if (category.isEmpty()) {
                out.loss(AnnotationLosses.withoutCategory(item, annotation));
            } else {
                EntryText.start(text, numbered.firstAnnotation() + i + 1, numbered.number() + 1);
                EntryText.category(text, category.getAsInt());
                attributes.write(text, annotation, 0);
                attributes.reportCrowd(annotation);
                text.ascii('}');
                out.written(annotation);
            }
        }
        new ItemLosses(out).all(item);
    }

    @Override
    public boolean needsSize() {
        return false;
    }
}
