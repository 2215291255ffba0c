package org.labelport.coco.synapse;

import static org.labelport.dm.python.PythonNumbers.difference;
import static org.labelport.dm.python.PythonNumbers.greatest;
import static org.labelport.dm.python.PythonNumbers.least;
import static org.labelport.dm.python.PythonNumbers.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.dm.sdk.SdkCodes;
import org.labelport.dm.sdk.SdkEntry;
import org.labelport.dm.sdk.SdkPicture;
import org.labelport.dm.sdk.SdkReport;

/**
 * Makes the annotations of one picture in the SDK's order: lines, boxes, and one annotation for all keypoints. They are
 * JSON values without ids. Instead of a number, {@code category_id} holds the name of the class, or the list of the
 * keypoints' names.
 */
final class SynapseAnnotations {

    /** A line, open or closed, is written as if it enclosed a region, with the area of its bounding box. */
    static final String LINE_AS_REGION = "polyline.as-region";

    /** All keypoints of a picture are written as one object. */
    static final String KEYPOINTS_JOINED = "keypoints.joined";

    /** COCO's visibility of a keypoint that is labelled and visible. */
    private static final long VISIBLE = 2;

    private static final String KEYPOINT = "keypoint";
    private static final int X_AND_Y = 2;
    private static final int BOX_NUMBERS = 4;

    private final SdkPicture picture;
    private final SdkReport report;
    private final List<Object> annotations = new ArrayList<>();

    SynapseAnnotations(SdkPicture picture, SdkReport report) {
        this.picture = picture;
        this.report = report;
    }

    List<Object> all() {
        picture.entries("polyline").forEach(this::addLine);
        picture.entries("bounding_box").forEach(this::addBox);
        addKeypoints(picture.entries(KEYPOINT));
        return annotations;
    }

    private void addLine(SdkEntry entry) {
        Optional<List<List<Number>>> points = SdkEntry.points(entry.data())
                .filter(all -> !all.isEmpty() && all.stream().allMatch(point -> point.size() >= X_AND_Y));
        if (points.isEmpty()) {
            drop(entry);
            return;
        }
        List<Object> flat = new ArrayList<>();
        points.get().forEach(flat::addAll);
        List<Number> box = enclosing(points.get());
        add(entry, List.of(flat), box, product(box.get(2), box.get(3)));
        report.changed(
                entry.annotation().id(), LINE_AS_REGION, "written as a region, with the area of its enclosing box");
    }

    /** Adds a box as it is, including any further numbers in it. */
    private void addBox(SdkEntry entry) {
        if (entry.data() instanceof List<?> box
                && box.size() >= BOX_NUMBERS
                && box.get(2) instanceof Number width
                && box.get(3) instanceof Number height) {
            add(entry, List.of(), box, product(width, height));
        } else {
            drop(entry);
        }
    }

    private void add(SdkEntry entry, List<?> segmentation, List<?> box, Number area) {
        Map<String, Object> annotation = started(entry.className());
        annotation.put("segmentation", segmentation);
        annotation.put("bbox", box);
        annotation.put("iscrowd", 0L);
        annotation.put("area", area);
        annotations.add(annotation);
        report.written(entry);
    }

    private void addKeypoints(List<SdkEntry> entries) {
        List<Object> names = new ArrayList<>();
        List<Object> flat = new ArrayList<>();
        List<List<Number>> points = new ArrayList<>();
        for (SdkEntry entry : entries) {
            Optional<List<Number>> point = SdkEntry.numbers(entry.data())
                    .filter(numbers -> numbers.size() == X_AND_Y || numbers.size() == X_AND_Y + 1);
            if (point.isEmpty()) {
                drop(entry);
                continue;
            }
            names.add(entry.className());
            points.add(point.get());
            flat.addAll(point.get());
            if (point.get().size() == X_AND_Y) {
                flat.add(VISIBLE);
            }
            report.written(entry);
        }
        if (points.isEmpty()) {
            return;
        }
        Map<String, Object> annotation = started(names);
        annotation.put("keypoints", flat);
        annotation.put("num_keypoints", (long) points.size());
        annotation.put("bbox", enclosing(points));
        annotation.put("area", 0L);
        annotation.put("iscrowd", 0L);
        annotations.add(annotation);
        if (points.size() > 1) {
            report.changed(KEYPOINTS_JOINED, points.size() + " keypoints are written as those of one object");
        }
    }

    private static Map<String, Object> started(Object category) {
        Map<String, Object> annotation = new LinkedHashMap<>();
        annotation.put(SynapseDocument.ID, SynapseDocument.NOT_YET);
        annotation.put(SynapseDocument.IMAGE_ID, SynapseDocument.NOT_YET);
        annotation.put(SynapseDocument.CATEGORY_ID, category);
        return annotation;
    }

    private static List<Number> enclosing(List<List<Number>> points) {
        List<Number> xs = points.stream().map(point -> point.get(0)).toList();
        List<Number> ys = points.stream().map(point -> point.get(1)).toList();
        Number left = least(xs);
        Number top = least(ys);
        return List.of(left, top, difference(greatest(xs), left), difference(greatest(ys), top));
    }

    private void drop(SdkEntry entry) {
        report.dropped(entry, SdkCodes.GEOMETRY_INVALID, "its data is not that of its tool; the SDK stops at it");
    }
}
