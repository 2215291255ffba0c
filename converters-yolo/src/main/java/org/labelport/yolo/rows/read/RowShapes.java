package org.labelport.yolo.rows.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.BorderRounding;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloLosses;

/** Makes annotations from the rows of a picture. */
public final class RowShapes {

    /** How far outside the picture Ultralytics accepts coordinates, as a share of a side. */
    private static final double TOLERANCE = 0.01;
    /** The largest error of a number with six decimals. */
    private static final double ROUNDING = 1e-6;

    /** The fewest numbers of a polygon. */
    private static final int LEAST_POLYGON = 6;

    private final Taxonomy taxonomy;
    private final String item;
    private final Media.Image image;
    private final LossSink losses;

    public RowShapes(Taxonomy taxonomy, String item, Media.Image image, LossSink losses) {
        this.taxonomy = taxonomy;
        this.item = item;
        this.image = image;
        this.losses = losses;
    }

    /**
     * Returns one annotation for each row, or two of one group for a box with keypoints. Ids are the line numbers of
     * rows.
     */
    public List<Annotation> annotations(List<LabelRow> rows) {
        List<Annotation> annotations = new ArrayList<>(rows.size());
        boolean pointScores = rows.stream().anyMatch(LabelRow::hasPointScores);
        if (pointScores) {
            losses.loss(
                    Loss.changed(
                            item,
                            YoloLosses.POINT_SCORES,
                            "the confidences of single keypoints are not kept: keypoints with one above 0 are read as visible"));
        }
        for (LabelRow row : rows) {
            List<Annotation> ofRow = new ArrayList<>(2);
            add(row, pointScores, ofRow);
            ofRow.forEach(annotation -> annotations.add(ended(annotation, row)));
            if (row.beyondPicture() > TOLERANCE) {
                losses.loss(Loss.changed(
                        item,
                        Integer.toString(row.line()),
                        YoloLosses.OUT_OF_FRAME,
                        "coordinates are outside the picture; Ultralytics leaves out a picture with such a row"));
            }
        }
        return annotations;
    }

    /** Returns an annotation with what the end of its row says. */
    private static Annotation ended(Annotation annotation, LabelRow row) {
        return row.confidence().isEmpty() && row.track().isEmpty()
                ? annotation
                : new Annotation(
                        annotation.id(),
                        annotation.category(),
                        annotation.shape(),
                        annotation.index(),
                        annotation.keyframe(),
                        row.track(),
                        annotation.group(),
                        annotation.z(),
                        annotation.attributes(),
                        row.confidence().isEmpty()
                                ? annotation.provenance()
                                : new Annotation.Provenance(row.confidence(), true, "", Optional.empty()));
    }

    private void add(LabelRow row, boolean pointScores, List<Annotation> to) {
        String id = Integer.toString(row.line());
        Category category = taxonomy.categories().get(row.classNumber());
        switch (row.kind()) {
            case CLASS -> to.add(Annotation.of(id, category.name(), new Shape.Whole()));
            case BOX -> to.add(Annotation.of(id, category.name(), box(row.shares())));
            case POLYGON -> to.add(Annotation.of(id, category.name(), Shape.Polygon.of(pixels(open(row.shares())))));
            case CORNERS -> to.add(Annotation.of(id, category.name(), rotatedBox(id, pixels(row.shares()))));
            case POSE -> {
                Annotation box = Annotation.of(id, category.name(), box(row.shares()));
                List<Keypoint> points =
                        keypoints(row.shares(), pointScores, category.skeleton().points());
                if (points.stream().allMatch(point -> point.visibility() == Keypoint.Visibility.NOT_LABELLED)) {
                    to.add(box);
                } else {
                    to.add(box.withGroup(id));
                    to.add(Annotation.of(id + "/keypoints", category.name(), new Shape.Points(points))
                            .withGroup(id));
                }
            }
        }
    }

    private Shape rotatedBox(String id, double[] corners) {
        Corners read = Corners.of(corners);
        if (read.refitted()) {
            losses.loss(
                    Loss.changed(
                            item,
                            id,
                            YoloLosses.CORNERS_REFITTED,
                            "its points are not the corners of a rectangle: they are read as the smallest box around them, as in Ultralytics"));
        }
        return read.box();
    }

    /** Returns the keypoints. A model's keypoint at 0 0 was not found. */
    private List<Keypoint> keypoints(double[] shares, boolean scores, List<String> names) {
        List<Keypoint> points = new ArrayList<>();
        for (int i = LabelRow.BOX_NUMBERS; i < shares.length; i += KeypointSet.STRIDE) {
            int number = points.size();
            String name = number < names.size() ? names.get(number) : Integer.toString(number + 1);
            double visibility = shares[i + 2];
            boolean nowhere = scores && shares[i] <= 0 && shares[i + 1] <= 0;
            points.add(
                    visibility <= 0 || nowhere
                            ? new Keypoint(name, 0, 0, Keypoint.Visibility.NOT_LABELLED)
                            : new Keypoint(
                                    name,
                                    shares[i] * image.width(),
                                    shares[i + 1] * image.height(),
                                    visibility == 1 && !scores
                                            ? Keypoint.Visibility.OCCLUDED
                                            : Keypoint.Visibility.VISIBLE));
        }
        return points;
    }

    private Shape box(double[] shares) {
        int width = image.width();
        int height = image.height();
        double boxWidth = shares[2] * width;
        double boxHeight = shares[3] * height;
        Shape.Box box =
                Shape.Box.of(shares[0] * width - boxWidth / 2, shares[1] * height - boxHeight / 2, boxWidth, boxHeight);
        return BorderRounding.undone(box, new Frame(width, height), ROUNDING * width, ROUNDING * height);
    }

    /** Returns the points of a polygon without a last one that repeats the first, as some programs close polygons. */
    private static double[] open(double[] shares) {
        int last = shares.length - 2;
        boolean closed = last >= LEAST_POLYGON && shares[0] == shares[last] && shares[1] == shares[last + 1];
        return closed ? Arrays.copyOf(shares, last) : shares;
    }

    private double[] pixels(double[] shares) {
        double[] xy = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            xy[i] = shares[i] * (i % 2 == 0 ? image.width() : image.height());
        }
        return xy;
    }
}
