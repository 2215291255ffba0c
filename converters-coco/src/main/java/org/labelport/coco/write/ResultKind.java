package org.labelport.coco.write;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.coco.file.CocoCodes;
import org.labelport.convert.Census;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** The kind of results in a file. Programs decide by the first result, so a file has only one kind. */
public enum ResultKind {
    BBOX(EnumSet.of(ShapeKind.BOX, ShapeKind.ROTATED_BOX)),
    SEGM(EnumSet.of(ShapeKind.POLYGON, ShapeKind.POLYLINE, ShapeKind.ELLIPSE, ShapeKind.MASK)),
    KEYPOINTS(EnumSet.of(ShapeKind.POINTS)),
    CAPTION(EnumSet.of(ShapeKind.TAG));

    public static final OptionSpec OPTION = OptionSpec.choice(
            "kind",
            "auto",
            List.of("auto", "bbox", "segm", "keypoints", "caption"),
            "what a result holds; auto takes segm where the data has regions, else keypoints, bbox or caption");

    private final Set<ShapeKind> shapes;

    ResultKind(Set<ShapeKind> shapes) {
        this.shapes = shapes;
    }

    /** Returns the kind that the user chose, or the one that fits the data. */
    static ResultKind of(String option, Census census, LossSink losses) {
        if (!option.equals("auto")) {
            return valueOf(option.toUpperCase(Locale.ROOT));
        }
        Map<ShapeKind, Long> counts = census.shapes();
        Set<String> others = new TreeSet<>();
        ResultKind chosen = BBOX;
        boolean found = false;
        for (ResultKind kind : List.of(SEGM, KEYPOINTS, BBOX, CAPTION)) {
            if (kind.shapes.stream().noneMatch(counts::containsKey)) {
                continue;
            }
            if (found) {
                kind.shapes.stream()
                        .filter(counts::containsKey)
                        .map(ShapeKind::key)
                        .forEach(others::add);
            } else {
                chosen = kind;
                found = true;
            }
        }
        if (!others.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    CocoCodes.KINDS_MIXED,
                    "results are written as kind=" + chosen.key() + ", but the data also has "
                            + String.join(", ", others) + ". Export these with another kind"));
        }
        return chosen;
    }

    boolean holds(Shape shape) {
        return shapes.contains(shape.kind());
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
