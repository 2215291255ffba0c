package org.labelport.masks.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.labelport.convert.UnwrittenParts;
import org.labelport.masks.file.MaskCodes;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.raster.Painting;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/** Declares and reports what masks cannot hold of one item. */
public final class MaskLosses {

    /** The losses of shapes that are painted. */
    public static final List<LossSpec> OF_SHAPES = LossSpec.allShared(
            LossCodes.GEOMETRY_UNSUPPORTED,
            LossCodes.GEOMETRY_CLIPPED,
            LossCodes.GEOMETRY_AS_MASK,
            LossCodes.MASK_EMPTY,
            LossCodes.MASK_OVERLAP_CUT,
            LossCodes.CATEGORY_MISSING);

    /** The losses of everything else in annotations and items. */
    public static final List<LossSpec> OF_THE_REST = LossSpec.allShared(
            LossCodes.CROWD_AS_OBJECT,
            LossCodes.ATTRIBUTE_DROPPED,
            LossCodes.GROUP_DROPPED,
            LossCodes.TRACK_DROPPED,
            LossCodes.SCORE_DROPPED,
            LossCodes.PROVENANCE_DROPPED,
            LossCodes.RELATION_DROPPED);

    /** The losses of file names. */
    public static final List<LossSpec> OF_FILES = LossSpec.allShared(LossCodes.FILE_RENAMED);

    /** The loss of objects that cannot be told apart from others of their class. */
    public static final LossSpec REGIONS_UNITED =
            new LossSpec(MaskCodes.REGIONS_UNITED, "objects of one category and picture written as one region");

    private final Item item;
    private final LossSink losses;
    private final UnwrittenParts unwritten;
    private final Set<String> attributes = new HashSet<>();

    /** Makes the reports of one item. */
    public MaskLosses(Item item, LossSink losses) {
        this.item = item;
        this.losses = losses;
        this.unwritten = new UnwrittenParts(item, losses);
    }

    /** Returns the declared losses of all lists, one list after the other. */
    @SafeVarargs
    public static List<LossSpec> declare(List<LossSpec>... lists) {
        List<LossSpec> all = new ArrayList<>();
        for (List<LossSpec> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    /** Reports what belongs to the item instead of one annotation: its relations and attributes. */
    public void ofItem() {
        unwritten.relations();
        unwritten.attributes();
    }

    /**
     * Reports what belongs to the item instead of one annotation, for formats that write some of its relations.
     *
     * @param relations number of relations that are not written
     */
    public void ofItem(int relations) {
        if (relations > 0) {
            losses.loss(Loss.changed(
                    item.id(), LossCodes.RELATION_DROPPED, relations + " relations between annotations are left out"));
        }
        unwritten.attributes();
    }

    /**
     * Reports all annotations of an item whose mask distinguishes classes, but not objects.
     *
     * @param written receives the annotations that are in the mask
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
     * Reports classes whose objects are written as one region.
     *
     * @param objects number of objects of each class
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
     * Reports what an annotation has besides its shape, its category and its place in the painting order.
     *
     * @param written returns whether an attribute, given by its name and value, is written
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
     * Reports why an annotation was not painted, or how its pixels differ from its shape.
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

    /** Reports an annotation that is written in a poorer form. */
    public void changed(Annotation annotation, String code, String detail) {
        losses.changed(item, annotation, code, detail);
    }

    /** Reports an annotation that is not written. */
    public void dropped(Annotation annotation, String code, String detail) {
        losses.dropped(item, annotation, code, detail);
    }
}
