package org.labelport.engine.write;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.convert.Census;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.Metadata;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Annotation;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/** Reports metadata of categories and items that a format, by its own declaration, does not keep. */
final class MetadataLosses {

    private final Set<Metadata> lost;

    /**
     * Losses of one export.
     *
     * @param format decides what can be lost: nothing of videos if the format does not list videos
     * @param kept by the format and its plan
     */
    MetadataLosses(FormatDescriptor format, Set<Metadata> kept) {
        Set<String> declared = format.losses().stream().map(LossSpec::code).collect(Collectors.toSet());
        this.lost = EnumSet.allOf(Metadata.class);
        lost.removeIf(each -> kept.contains(each) || !declared.contains(each.code()));
    }

    /** Reports losses that concern the whole data set, once for each category. */
    void ofDataset(Census census, LossSink losses) {
        List<Category> categories = census.taxonomy().categories();
        for (Metadata metadata : lost) {
            for (Category category : categories) {
                String detail = ofCategory(metadata, category, census);
                if (!detail.isEmpty()) {
                    losses.loss(Loss.ofDataset(metadata.code(), detail));
                }
            }
        }
        List<String> used = categories.stream()
                .map(Category::name)
                .filter(name -> !census.shapes(name).isEmpty())
                .toList();
        if (lost.contains(Metadata.CATEGORY_ORDER)
                && !used.equals(used.stream().sorted().toList())) {
            losses.loss(Loss.ofDataset(Metadata.CATEGORY_ORDER.code(), "readers find the categories in another order"));
        }
    }

    /** Describes what a category has of this metadata; empty where it has nothing. */
    private static String ofCategory(Metadata metadata, Category category, Census census) {
        String name = "'" + category.name() + "'";
        return switch (metadata) {
            case SUPERCATEGORIES ->
                category.parent().isEmpty() ? "" : "the supercategory '" + category.parent() + "' of " + name;
            case COLORS -> category.color().isEmpty() ? "" : "the colour " + category.color() + " of " + name;
            case KEYPOINT_NAMES ->
                category.skeleton().points().isEmpty()
                        ? ""
                        : "the " + category.skeleton().points().size() + " keypoints of " + name;
            case SKELETON_EDGES ->
                category.skeleton().edges().isEmpty() ? "" : "how the keypoints of " + name + " are joined";
            case MIRRORED_KEYPOINTS ->
                category.skeleton().flip().isEmpty() ? "" : "which keypoints of " + name + " mirror each other";
            case ATTRIBUTE_DEFINITIONS ->
                category.attributes().isEmpty()
                        ? ""
                        : category.attributes().stream()
                                .map(AttributeDefinition::name)
                                .collect(Collectors.joining("', '", "what '", "' of " + name + " may be"));
            case UNUSED_CATEGORIES ->
                census.shapes(category.name()).isEmpty() ? name + ", which no annotation has" : "";
            case CATEGORY_ORDER, SEQUENCES, FRAME_RATES, PAGES_OF_PICTURES -> "";
        };
    }

    /** The item as the format gets it: without annotations that it would regard as annotations of the picture. */
    NumberedItem shown(NumberedItem numbered, LossSink losses) {
        Item item = numbered.item();
        if (!lost.contains(Metadata.PAGES_OF_PICTURES)
                || !(item.media() instanceof Media.Image)
                || item.annotations().stream().noneMatch(annotation -> annotation.index() > 0)) {
            return numbered;
        }
        List<Annotation> shown = new ArrayList<>();
        for (Annotation annotation : item.annotations()) {
            if (annotation.index() > 0) {
                losses.dropped(
                        item,
                        annotation,
                        Metadata.PAGES_OF_PICTURES.code(),
                        "it lies on frame or page " + annotation.index() + ", and the item is a single picture");
            } else {
                shown.add(annotation);
            }
        }
        return new NumberedItem(numbered.number(), numbered.firstAnnotation(), item.withAnnotations(shown));
    }

    /** Reports the losses of an item. */
    void ofItem(Item item, LossSink losses) {
        if (lost.contains(Metadata.SEQUENCES) && item.slot().isPresent()) {
            losses.loss(Loss.changed(
                    item.id(),
                    Metadata.SEQUENCES.code(),
                    "it is number " + item.slot().get().index() + " of '"
                            + item.slot().get().sequence() + "'"));
        }
        if (lost.contains(Metadata.FRAME_RATES)
                && item.media() instanceof Media.Video video
                && video.fpsNumerator() > 0) {
            losses.loss(Loss.changed(
                    item.id(), Metadata.FRAME_RATES.code(), "its frames per second are in the file of the video only"));
        }
    }
}
