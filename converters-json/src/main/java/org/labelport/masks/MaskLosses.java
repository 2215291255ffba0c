package org.labelport.masks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.raster.Painting;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/** Reports what pictures of labels have no place for, and declares it. */
public final class MaskLosses {

    /** What becomes of shapes that are painted. */
    public static final List<LossSpec> OF_SHAPES = List.of(
            LossSpec.shared(LossCodes.GEOMETRY_UNSUPPORTED),
            LossSpec.shared(LossCodes.GEOMETRY_CLIPPED),
            LossSpec.shared(LossCodes.GEOMETRY_AS_MASK),
            LossSpec.shared(LossCodes.MASK_EMPTY),
            LossSpec.shared(LossCodes.MASK_OVERLAP_CUT),
            LossSpec.shared(LossCodes.CATEGORY_MISSING));

    /** What is not written of annotations and items. */
    public static final List<LossSpec> OF_THE_REST = List.of(
            LossSpec.shared(LossCodes.CROWD_AS_OBJECT),
            LossSpec.shared(LossCodes.ATTRIBUTE_DROPPED),
            LossSpec.shared(LossCodes.GROUP_DROPPED),
            LossSpec.shared(LossCodes.TRACK_DROPPED),
            LossSpec.shared(LossCodes.SCORE_DROPPED),
            LossSpec.shared(LossCodes.PROVENANCE_DROPPED),
            LossSpec.shared(LossCodes.RELATION_DROPPED));

    /** What becomes of names. */
    public static final List<LossSpec> OF_FILES = List.of(
            LossSpec.shared(LossCodes.FILE_RENAMED),
            new LossSpec(MaskCodes.SUFFIX_UNREAD, "pictures whose names readers do not recognise as pictures"));

    /** That objects of a class cannot be told apart. */
    public static final LossSpec REGIONS_UNITED =
            new LossSpec(MaskCodes.REGIONS_UNITED, "objects of one category and picture written as one region");

    private final Item item;
    private final LossSink losses;
    private final UnwrittenParts unwritten;
    private final Set<String> attributes = new HashSet<>();

    /** Losses of one item. */
    public MaskLosses(Item item, LossSink losses) {
        this.item = item;
        this.losses = losses;
        this.unwritten = new UnwrittenParts(item, losses);
    }

    /** Declarations, one list after the other. */
    @SafeVarargs
    public static List<LossSpec> declare(List<LossSpec>... lists) {
        List<LossSpec> all = new ArrayList<>();
        for (List<LossSpec> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    /** What belongs to the item and not to one annotation. */
    public void ofItem() {
        unwritten.relations();
        unwritten.attributes();
    }

    /**
     * What belongs to the item and not to one annotation, where relations of some kind are written.
     *
     * @param relations number of those that are not
     */
    public void ofItem(int relations) {
        if (relations > 0) {
            losses.loss(Loss.changed(
                    item.id(), LossCodes.RELATION_DROPPED, relations + " relations between annotations are left out"));
        }
        unwritten.attributes();
    }

    /** What readers do not see of the picture. */
    public void ofName(String name) {
        if (!MasksLayout.isPicture(name)) {
            losses.loss(Loss.changed(
                    item.id(), MaskCodes.SUFFIX_UNREAD, "readers do not take '" + name + "' for a picture"));
        }
    }

    /**
     * What becomes of all annotations of an item whose picture tells classes apart and no objects.
     *
     * @param written takes those that are in the picture
     */
    public void ofClasses(Painting painting, Consumer<Annotation> written) {
        Map<String, Integer> objects = new TreeMap<>();
        for (int i = 0; i < item.annotations().size(); i++) {
            Annotation annotation = item.annotations().get(i);
            if (ofPainting(annotation, painting.fates().get(i))) {
                ofAnnotation(annotation, (attribute, value) -> false);
                objects.merge(annotation.category(), 1, Integer::sum);
                written.accept(annotation);
            }
        }
        united(objects);
    }

    /**
     * Which objects are one region with others of their class.
     *
     * @param objects their number for each class
     */
    public void united(Map<String, Integer> objects) {
        objects.forEach((category, number) -> {
            if (number > 1) {
                losses.loss(Loss.changed(
                        item.id(),
                        MaskCodes.REGIONS_UNITED,
                        number + " regions of '" + category + "' are written as one"));
            }
        });
    }

    /**
     * What an annotation has besides shape, category and its place in the painting order.
     *
     * @param written whether an attribute, by its name and value, has a place
     */
    public void ofAnnotation(Annotation annotation, BiPredicate<String, Value> written) {
        for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
            String name = attribute.getKey();
            boolean crowd = name.equals(Attributes.CROWD) && attribute.getValue() instanceof Value.Flag;
            if (!crowd && !written.test(name, attribute.getValue()) && attributes.add(name)) {
                losses.loss(Loss.changed(
                        item.id(), LossCodes.ATTRIBUTE_DROPPED, "attribute '" + name + "' of annotations is left out"));
            }
        }
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)
                && !written.test(Attributes.CROWD, new Value.Flag(true))) {
            changed(annotation, LossCodes.CROWD_AS_OBJECT, "a region of many objects is written like one object");
        }
        unwritten.track(annotation);
        unwritten.group(annotation);
        unwritten.score(annotation);
        unwritten.provenance(annotation);
    }

    /**
     * Why an annotation was not painted, or what its pixels do not hold.
     *
     * @return whether it was painted
     */
    public boolean ofPainting(Annotation annotation, Painting.Fate fate) {
        if (fate instanceof Painting.Fate.Seen seen) {
            seen.notes().forEach(note -> changed(annotation, note.code(), note.detail()));
            return true;
        }
        Painting.Note reason = ((Painting.Fate.Refused) fate).reason();
        dropped(annotation, reason.code(), reason.detail());
        return false;
    }

    /** An annotation that is written in a poorer form. */
    public void changed(Annotation annotation, String code, String detail) {
        losses.loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }

    /** An annotation that is not written. */
    public void dropped(Annotation annotation, String code, String detail) {
        losses.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
    }
}
