package org.labelport.dm.sdk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/**
 * Reports to the run how an item was written: each annotation once, even if several entries belong to it, and all parts
 * for which the SDK has no place. Used for one item.
 */
public final class SdkReport {

    private final Item item;
    private final ShardOutput out;
    private final Set<String> written = new HashSet<>();
    private final Map<String, Loss> dropped = new HashMap<>();

    /** All losses that this class finds itself. */
    public static List<LossSpec> losses() {
        return LossSpec.allShared(
                LossCodes.GEOMETRY_UNSUPPORTED,
                LossCodes.BOX_ROTATION_DROPPED,
                LossCodes.ATTRIBUTE_DROPPED,
                LossCodes.TRACK_DROPPED,
                LossCodes.GROUP_DROPPED,
                LossCodes.RELATION_DROPPED,
                LossCodes.SCORE_DROPPED,
                LossCodes.PROVENANCE_DROPPED,
                LossCodes.ORDER_DROPPED);
    }

    /** @param out takes the report */
    public SdkReport(Item item, ShardOutput out) {
        this.item = item;
        this.out = out;
    }

    /** Notes that an entry is in the output. */
    public void written(SdkEntry entry) {
        written.add(entry.annotation().id());
    }

    /** Notes that an entry is not in the output. */
    public void dropped(SdkEntry entry, String code, String detail) {
        String id = entry.annotation().id();
        dropped.putIfAbsent(id, Loss.dropped(item.id(), id, code, detail));
    }

    /** Reports that an annotation was written with a change. */
    public void changed(String annotation, String code, String detail) {
        out.loss(Loss.changed(item.id(), annotation, code, detail));
    }

    /** Reports that the item as a whole was written with a change. */
    public void changed(String code, String detail) {
        out.loss(Loss.changed(item.id(), code, detail));
    }

    /** Reports everything. Called once, after the last entry. */
    public void close(SdkPicture picture) {
        Set<Annotation> seen = picture.annotations();
        for (Annotation annotation : item.annotations()) {
            String id = annotation.id();
            if (written.contains(id)) {
                out.written(annotation);
                changes(annotation, picture).forEach(out::loss);
            } else if (dropped.containsKey(id)) {
                out.loss(dropped.get(id));
            } else {
                out.loss(seen.contains(annotation) ? ignored(annotation) : absent(annotation, picture));
            }
        }
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.relations();
        parts.attributes();
    }

    private Loss ignored(Annotation annotation) {
        return Loss.dropped(
                item.id(),
                annotation.id(),
                LossCodes.GEOMETRY_UNSUPPORTED,
                "the SDK's converter passes over " + kind(annotation));
    }

    private Loss absent(Annotation annotation, SdkPicture picture) {
        return picture.notes(annotation).stream()
                .filter(note -> note.effect() == Loss.Effect.DROPPED)
                .findFirst()
                .orElseGet(() -> Loss.dropped(
                        item.id(),
                        annotation.id(),
                        SdkCodes.OTHER_PICTURE,
                        "the first picture of its record has no such " + kind(annotation) + " in DM V2"));
    }

    private static String kind(Annotation annotation) {
        return annotation.shape() instanceof Shape.Other other
                ? other.type()
                : annotation.shape().kind().key();
    }

    /** Returns the changes of a written annotation: those of this layout, and those of the conversion to DM V2. */
    private List<Loss> changes(Annotation annotation, SdkPicture picture) {
        List<Loss> changes = withoutPlace(annotation);
        Set<String> codes = changes.stream().map(Loss::code).collect(Collectors.toSet());
        picture.notes(annotation).stream()
                .filter(note -> note.effect() == Loss.Effect.CHANGED && !codes.contains(note.code()))
                .forEach(changes::add);
        return changes;
    }

    private List<Loss> withoutPlace(Annotation annotation) {
        List<Loss> losses = new ArrayList<>();
        if (annotation.shape() instanceof Shape.Box box && box.rotated()) {
            losses.add(Loss.changed(
                    item.id(), annotation.id(), LossCodes.BOX_ROTATION_DROPPED, "written as if it were not turned"));
        }
        UnwrittenParts parts = new UnwrittenParts(item, losses::add);
        parts.attributes(annotation, annotation.attributes().keySet());
        parts.track(annotation);
        parts.group(annotation);
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
        return losses;
    }
}
