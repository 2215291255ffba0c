package org.labelport.coco.write;

import java.util.Map;
import java.util.TreeMap;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/**
 * The content of LVIS files: only polygons, pictures with an address, and categories with the number of pictures that
 * have them. As in the public data set, these numbers are those of the training data in the files of all splits;
 * without training data, they are those of all data.
 */
public record LvisContent(Taxonomy taxonomy, CocoTree tree, boolean hasTraining) implements CocoContent {

    private static final int RARE_IMAGES = 10;
    private static final int COMMON_IMAGES = 100;

    public static LvisContent of(Census census, CocoTree tree) {
        return new LvisContent(census.taxonomy(), tree, census.items(Split.TRAIN) + census.items(Split.NONE) > 0);
    }

    @Override
    public Entries entries(ShardOutput out) {
        Counting counting = new Counting(out);
        InstanceEntries entries =
                new InstanceEntries(taxonomy, tree, RegionForm.POLYGONS, RleForm.COMPRESSED, counting::instance, out);
        return (numbered, image, name) -> {
            counting.start(numbered);
            entries.write(numbered, image, name);
            if (!hasTraining || tree.json(numbered.item().split()).equals(tree.json(Split.TRAIN))) {
                counting.count();
            }
        };
    }

    /** Appends an address, since readers take the picture's name and folder from its end. */
    @Override
    public void image(ByteText text, NumberedItem item, String name) {
        text.text(",\"coco_url\":");
        CocoText.string(text, tree.pictureBelowRoot(item.item().split(), name));
        text.text(",\"neg_category_ids\":[],\"not_exhaustive_category_ids\":[]");
    }

    @Override
    public void category(ByteText text, int index, Category category, ExportOutput counts) {
        SkeletonText.appendIfAny(text, category.skeleton());
        text.text(",\"synset\":");
        CocoText.string(text, category.name());
        text.text(",\"synonyms\":[");
        CocoText.string(text, category.name());
        long images = counts.count(images(index));
        text.text("],\"def\":\"\",\"frequency\":\"")
                .ascii(images <= RARE_IMAGES ? 'r' : images <= COMMON_IMAGES ? 'c' : 'f');
        text.text("\",\"image_count\":").integer(images);
        text.text(",\"instance_count\":").integer(counts.count(instances(index)));
    }

    private static String images(int category) {
        return "images-" + category;
    }

    private static String instances(int category) {
        return "instances-" + category;
    }

    /** Counts the entries of one item by category. */
    private static final class Counting {

        private final ShardOutput out;
        private final Map<Integer, Long> instances = new TreeMap<>();
        private AnnotationLosses losses;

        Counting(ShardOutput out) {
            this.out = out;
            this.losses = new AnnotationLosses("", out);
        }

        void start(NumberedItem numbered) {
            instances.clear();
            losses = new AnnotationLosses(numbered.item().id(), out);
        }

        void instance(ByteText text, Annotation annotation, int category) {
            instances.merge(category, 1L, Long::sum);
            losses.crowd(annotation);
        }

        void count() {
            instances.forEach((category, count) -> {
                out.count(images(category), 1);
                out.count(instances(category), count);
            });
        }
    }
}
