package org.labelport.coco.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.coco.file.CocoCodes;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
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
 * Stuff: one mask for each category in a picture.
 *
 * @param idOfPlace whether every picture has as many ids as there are categories, so that they stay when the file is read and
 *     written again; otherwise they are those of the first annotation, because the largest would be beyond what readers take
 */
public record StuffContent(Taxonomy taxonomy, CocoTree tree, RleForm rle, boolean idOfPlace) implements CocoContent {

    public static StuffContent of(Census census, CocoTree tree, RleForm rle) {
        long categories = census.taxonomy().size();
        boolean small = categories == 0 || census.items() <= Integer.MAX_VALUE / categories;
        return new StuffContent(census.taxonomy(), tree, rle, small);
    }

    @Override
    public Entries entries(ShardOutput out) {
        return (numbered, image) -> new OfItem(numbered, image, out).write();
    }

    /** A category's region in a picture, as runs of columns. */
    private record Region(long firstAnnotation, int[] runs, int annotations) {

        Region with(int[] others) {
            return new Region(firstAnnotation, ColumnRuns.united(runs, others), annotations + 1);
        }
    }

    private final class OfItem {

        private final NumberedItem numbered;
        private final Item item;
        private final Media.Image image;
        private final ShardOutput out;
        private final AnnotationLosses losses;
        private final Map<Integer, Region> regions = new LinkedHashMap<>();

        OfItem(NumberedItem numbered, Media.Image image, ShardOutput out) {
            this.numbered = numbered;
            this.item = numbered.item();
            this.image = image;
            this.out = out;
            this.losses = new AnnotationLosses(item.id(), out);
        }

        void write() {
            CocoRegion region = new CocoRegion(item.id(), image, RegionForm.PIXELS, out);
            for (int i = 0; i < item.annotations().size(); i++) {
                Annotation annotation = item.annotations().get(i);
                OptionalInt category = taxonomy.indexOf(annotation.category());
                if (category.isEmpty()) {
                    out.loss(InstanceEntries.withoutCategory(item, annotation));
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
            int[] runs = Masks.columnRuns(mask, image.width(), image.height());
            Region first = regions.get(category);
            regions.put(
                    category,
                    first == null ? new Region(numbered.firstAnnotation() + place + 1, runs, 1) : first.with(runs));
        }

        private void reportRest(Annotation annotation) {
            losses.crowd(annotation);
            losses.attributes(annotation, "");
            losses.track(annotation);
            losses.score(annotation);
            losses.origin(annotation);
            losses.order(annotation);
        }

        private void append(ByteText text, long idOfPicture, int category, Region region) {
            EntryText.start(text, idOfPlace ? idOfPicture : region.firstAnnotation(), numbered.number() + 1);
            EntryText.category(text, category);
            EntryText.box(text, ColumnRuns.bounds(region.runs(), image.height()));
            EntryText.area(text, ColumnRuns.area(region.runs()));
            EntryText.crowd(text, false);
            EntryText.segmentation(text, region.runs(), image, rle);
            text.ascii('}');
            if (region.annotations() > 1) {
                out.loss(Loss.changed(
                        item.id(),
                        CocoCodes.REGIONS_UNITED,
                        region.annotations() + " regions of '"
                                + taxonomy.categories().get(category).name() + "' are written as one"));
            }
        }
    }
}
