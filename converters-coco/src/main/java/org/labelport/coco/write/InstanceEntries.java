package org.labelport.coco.write;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;

/** Writes one entry for each annotation that has a region. */
final class InstanceEntries implements CocoContent.Entries {

    private final Taxonomy taxonomy;
    private final CocoTree tree;
    private final RegionForm form;
    private final RleForm rle;
    private final Extra extra;
    private final ShardOutput out;
    private final ItemLosses losses;

    /** Appends the keys that a kind of file has between area and segmentation. */
    @FunctionalInterface
    interface Extra {

        void append(ByteText text, Annotation annotation, int category);
    }

    InstanceEntries(Taxonomy taxonomy, CocoTree tree, RegionForm form, RleForm rle, Extra extra, ShardOutput out) {
        this.taxonomy = taxonomy;
        this.tree = tree;
        this.form = form;
        this.rle = rle;
        this.extra = extra;
        this.out = out;
        this.losses = new ItemLosses(out);
    }

    @Override
    public void write(NumberedItem numbered, Media.Image image, String name) throws IOException {
        Item item = numbered.item();
        ByteText text = out.part(tree.annotations(item.split()));
        CocoRegion region = new CocoRegion(item.id(), image, form, out);
        AnnotationAttributes attributes = new AnnotationAttributes(item, out);
        List<Annotation> all = item.annotations();
        for (int i = 0; i < all.size(); i++) {
            Annotation annotation = all.get(i);
            OptionalInt category = taxonomy.indexOf(annotation.category());
            if (category.isEmpty()) {
                out.loss(AnnotationLosses.withoutCategory(item, annotation));
                continue;
            }
            Optional<CocoRegion.Written> written = region.of(annotation);
            if (written.isPresent()) {
                EntryText.start(text, numbered.firstAnnotation() + i + 1, numbered.number() + 1);
                EntryText.category(text, category.getAsInt());
                EntryText.box(text, written.get().box());
                EntryText.area(text, written.get().area());
                extra.append(text, annotation, category.getAsInt());
                EntryText.segmentation(text, written.get().segmentation(), image, rle);
                attributes.write(text, annotation, written.get().angle());
                text.ascii('}');
                out.written(annotation);
            }
        }
        losses.all(item);
    }
}
