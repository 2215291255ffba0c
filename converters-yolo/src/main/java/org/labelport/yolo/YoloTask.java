package org.labelport.yolo;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** What a data set trains. One for the whole data set: rows of both kinds spoil each other. */
enum YoloTask {
    /** Rows are boxes. */
    DETECT,
    /** Rows are polygons. */
    SEGMENT;

    static final OptionSpec OPTION = OptionSpec.choice(
            "task",
            "auto",
            List.of("auto", "detect", "segment"),
            "detect writes boxes, segment writes polygons; auto: segment when the data has regions, else detect");

    private static final Set<ShapeKind> BOXES = EnumSet.of(ShapeKind.BOX, ShapeKind.ROTATED_BOX);
    private static final Set<ShapeKind> REGIONS = EnumSet.of(ShapeKind.POLYGON, ShapeKind.MASK, ShapeKind.ELLIPSE);

    /** The task that a user named, or the one that fits the data. */
    static YoloTask of(String option, Census census, LossSink losses) {
        return switch (option) {
            case "detect" -> DETECT;
            case "segment" -> SEGMENT;
            default -> fitting(census.shapes(), losses);
        };
    }

    /** Lines are counted without saying which are closed, so they decide only where nothing else does. */
    private static YoloTask fitting(Map<ShapeKind, Long> shapes, LossSink losses) {
        long boxes = count(shapes, BOXES);
        long regions = count(shapes, REGIONS);
        if (regions == 0) {
            return boxes == 0 && shapes.containsKey(ShapeKind.POLYLINE) ? SEGMENT : DETECT;
        }
        if (boxes > 0) {
            losses.loss(Loss.ofDataset(
                    YoloLosses.TASK_MIXED,
                    boxes + " boxes and " + regions + " regions: a YOLO data set holds one of them, so the boxes are"
                            + " written as polygons (task=segment). Give task=detect to write boxes of everything."));
        }
        return SEGMENT;
    }

    private static long count(Map<ShapeKind, Long> shapes, Set<ShapeKind> kinds) {
        return kinds.stream().mapToLong(kind -> shapes.getOrDefault(kind, 0L)).sum();
    }

    /** Turns shapes into rows of this task. */
    ShapeFitter fitter() {
        return switch (this) {
            case DETECT -> new BoxFitter();
            case SEGMENT -> new RegionFitter();
        };
    }
}
