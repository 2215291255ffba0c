package org.labelport.yolo.synapse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.python.PythonNumbers;
import org.labelport.dm.sdk.SdkCodes;
import org.labelport.dm.sdk.SdkEntry;
import org.labelport.dm.sdk.SdkPicture;
import org.labelport.dm.sdk.SdkReport;
import org.labelport.json.Json;
import org.labelport.output.ByteText;
import org.labelport.report.LossCodes;

/** Writes the lines of one label file: boxes, then polygons, then keypoints. There is no newline at the end. */
final class LabelLines {

    /** Loss: the parts of a polygon or the points of a skeleton become separate objects. */
    static final String SPLIT_UP = "annotation.split-up";

    private static final String WHOLE_PICTURE = " 0.500000 0.500000 1.000000 1.000000";
    private static final int VISIBLE = 2;
    private static final int BOX_NUMBERS = 4;

    private final SdkPicture picture;
    private final SynapseClasses classes;
    private final Json json;
    private final ByteText text;
    private final SdkReport report;
    private final Map<String, Integer> linesByAnnotation = new LinkedHashMap<>();

    LabelLines(SdkPicture picture, SynapseClasses classes, Json json, ByteText text, SdkReport report) {
        this.picture = picture;
        this.classes = classes;
        this.json = json;
        this.text = text;
        this.report = report;
    }

    void add() {
        for (SdkEntry entry : picture.entries(SynapseClasses.BOX)) {
            add(entry, box(entry.data()));
        }
        for (SdkEntry entry : picture.entries(SynapseClasses.POLYGON)) {
            if (entry.data() instanceof List<?> points && points.isEmpty()) {
                report.dropped(entry, LossCodes.GEOMETRY_DEGENERATE, "a polygon without points");
            } else {
                add(entry, polygon(entry.data()));
            }
        }
        for (SdkEntry entry : picture.entries(SynapseClasses.KEYPOINT)) {
            add(entry, keypoint(entry));
        }
        linesByAnnotation.forEach((annotation, lines) -> {
            if (lines > 1) {
                report.changed(annotation, SPLIT_UP, "written as " + lines + " objects");
            }
        });
    }

    /**
     * Writes the line of an entry, or drops the entry.
     *
     * @param numbers the line after the class, beginning with a blank; empty when the entry's data is invalid
     */
    private void add(SdkEntry entry, Optional<String> numbers) {
        if (numbers.isEmpty()) {
            report.dropped(entry, SdkCodes.GEOMETRY_INVALID, "its data is not that of its tool; the SDK stops at it");
            return;
        }
        if (!text.isEmpty()) {
            text.ascii('\n');
        }
        text.integer(classes.numberOf(entry)).text(numbers.get());
        report.written(entry);
        linesByAnnotation.merge(entry.annotation().id(), 1, Integer::sum);
    }

    private Optional<String> box(@Nullable Object data) {
        return SdkEntry.numbers(data).filter(box -> box.size() == BOX_NUMBERS).map(box -> {
            Number width = box.get(2);
            Number height = box.get(3);
            return ofWidth(box.get(0).doubleValue() + PythonNumbers.ratio(width, 2))
                    + ofHeight(box.get(1).doubleValue() + PythonNumbers.ratio(height, 2))
                    + ofWidth(width)
                    + ofHeight(height);
        });
    }

    private Optional<String> polygon(@Nullable Object data) {
        return SdkEntry.points(data)
                .filter(points -> points.stream().allMatch(point -> point.size() == 2))
                .map(points -> {
                    StringBuilder line = new StringBuilder();
                    points.forEach(point -> line.append(point(point)));
                    return line.toString();
                });
    }

    /**
     * Returns the line of keypoints. The SDK expects a list of points with their visibility, and fails at the single
     * point that the schema has. A single point is written like a list of one visible point.
     */
    private Optional<String> keypoint(SdkEntry entry) {
        Object given = entry.fields().get("bounding_box");
        Optional<String> box = entry.fields().containsKey("bounding_box") ? box(given) : Optional.of(WHOLE_PICTURE);
        return box.flatMap(numbers -> points(entry.data()).map(points -> numbers + points));
    }

    private Optional<String> points(@Nullable Object data) {
        if (!(data instanceof List<?> list)) {
            return Optional.empty();
        }
        boolean single = SdkEntry.numbers(list).isPresent() && !list.isEmpty();
        List<?> points = single ? List.of(list) : list;
        List<String> texts = new ArrayList<>();
        for (Object point : points) {
            Optional<String> line = pointWithVisibility(point);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            texts.add(line.get());
        }
        // Of a list without points the blank before the points is left.
        return Optional.of(texts.isEmpty() ? " " : String.join("", texts));
    }

    private Optional<String> pointWithVisibility(Object value) {
        if (!(value instanceof List<?> point) || point.size() < 2 || point.size() > 3) {
            return Optional.empty();
        }
        Object visibility = point.size() == 2 ? (Object) VISIBLE : point.get(2);
        return SdkEntry.numbers(point.subList(0, 2)).map(place -> point(place) + " " + str(visibility));
    }

    /** Returns what Python's {@code str} makes of a JSON value, as far as such values occur as visibility. */
    private String str(@Nullable Object value) {
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return value == null ? "None" : json.text(value, Json.Style.LINE).toString();
    }

    private String point(List<Number> point) {
        return ofWidth(point.get(0)) + ofHeight(point.get(1));
    }

    private String ofWidth(Number pixels) {
        return " " + PythonText.fixed(PythonNumbers.ratio(pixels, picture.storedWidth()));
    }

    private String ofHeight(Number pixels) {
        return " " + PythonText.fixed(PythonNumbers.ratio(pixels, picture.storedHeight()));
    }
}
