package org.labelport.coco.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.coco.file.CocoCodes;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;

/**
 * The content of files of stuff: one mask for each category in a picture.
 *
 * @param reservesIds whether each picture reserves as many ids as there are categories, so that ids stay the same when
 *     the file is read and written again. If not, because ids would become too large for readers, a region has the id
 *     of its first annotation
 */
public record StuffContent(Taxonomy taxonomy, CocoTree tree, RleForm rle, boolean reservesIds) implements CocoContent {

    public static StuffContent of(Census census, CocoTree tree, RleForm rle) {
        long categories = census.taxonomy().size();
        boolean small = categories == 0 || census.items() <= Integer.MAX_VALUE / categories;
        return new StuffContent(census.taxonomy(), tree, rle, small);
    }

    @Override
    public Entries entries(ShardOutput out) {
        return (numbered, image, name) -> new ItemWriter(numbered, image, out).write();
    }

    /** The region of a category in a picture. */
    private record Region(long firstAnnotation, MaskUnion union) {}

    private final class ItemWriter {

        private final NumberedItem numbered;
        private final Item item;
        private final Media.Image image;
        private final ShardOutput out;
        private final AnnotationLosses losses;
        private final UnwrittenParts unwritten;
        private final Map<Integer, Region> regions = new LinkedHashMap<>();

        ItemWriter(NumberedItem numbered, Media.Image image, ShardOutput out) {
            this.numbered = numbered;
            this.item = numbered.item();
            this.image = image;
            this.out = out;
            this.losses = new AnnotationLosses(item.id(), out);
            this.unwritten = new UnwrittenParts(item, out);
        }

        void write() {
            CocoRegion region = new CocoRegion(item.id(), image, RegionForm.PIXELS, out);
            for (int i = 0; i < item.annotations().size(); i++) {
                Annotation annotation = item.annotations().get(i);
                OptionalInt category = taxonomy.indexOf(annotation.category());
                if (category.isEmpty()) {
                    out.loss(AnnotationLosses.withoutCategory(item, annotation));
                    continue;
                }
                Optional<CocoRegion.Written> written = region.of(annotation);
                if (written.isPresent()) {
                    add(category.getAsInt(), i, (Shape.Mask) written.get().segmentation());
                    reportRest(annotation);
                    out.written(annotation);
                }
            }
            ByteText text = out.part(tree.annotations(item.split()));
            long first = numbered.number() * taxonomy.size() + 1;
            for (Map.Entry<Integer, Region> united : regions.entrySet()) {
                append(text, first++, united.getKey(), united.getValue());
            }
            new ItemLosses(out).all(item);
        }

        private void add(int category, int place, Shape.Mask mask) {
            regions.computeIfAbsent(
                            category, first -> new Region(numbered.firstAnnotation() + place + 1, new MaskUnion()))
                    .union()
                    .add(Masks.columnRuns(mask, image.width(), image.height()));
        }

        private void reportRest(Annotation annotation) {
            losses.crowd(annotation);
            losses.attributes(annotation, "");
            unwritten.track(annotation);
            unwritten.score(annotation);
            unwritten.provenance(annotation);
            unwritten.order(annotation);
        }

        private void append(ByteText text, long reservedId, int category, Region region) {
            int[] runs = region.union().runs();
            EntryText.start(text, reservesIds ? reservedId : region.firstAnnotation(), numbered.number() + 1);
            EntryText.category(text, category);
            EntryText.box(text, ColumnRuns.bounds(runs, image.height()));
            EntryText.area(text, ColumnRuns.area(runs));
            EntryText.crowd(text, false);
            EntryText.segmentation(text, runs, image, rle);
            text.ascii('}');
            int united = region.union().masks();
            if (united > 1) {
                out.loss(Loss.changed(
                        item.id(),
                        CocoCodes.REGIONS_UNITED,
                        united + " regions of '"
                                + taxonomy.categories().get(category).name() + "' are written as one"));
            }
        }
    }
}
