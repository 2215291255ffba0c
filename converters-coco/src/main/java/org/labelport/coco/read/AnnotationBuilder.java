package org.labelport.coco.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.record.CocoImage;
import org.labelport.geometry.Angles;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Shares;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Makes annotations from the records of an item: decides what the numbers mean, and reports those that make no sense.
 * An object with a region and keypoints becomes two annotations of one group.
 */
final class AnnotationBuilder {

    private static final double BOX_TOLERANCE = 1;
    private static final int MIN_RING = 6;

    private final CocoFile file;
    private final CocoCategories categories;
    private final SourceReport report;

    AnnotationBuilder(CocoFile file, CocoCategories categories, SourceReport report) {
        this.file = file;
        this.categories = categories;
        this.report = report;
    }

    /**
     * Returns the annotations of an item, in the order of the records.
     *
     * @param media the item's picture
     */
    List<Annotation> build(CocoImage image, Media.Image media, List<byte[]> records) throws ExportException {
        String item = image.id();
        List<Annotation> built = new ArrayList<>(records.size());
        Set<String> ids = new HashSet<>();
        for (byte[] record : records) {
            AnnotationDraft draft = AnnotationDraft.of(record);
            if (image.isFrame()) {
                draft.onFrame();
            }
            String id = free(item, draft.id.toString(), ids);
            try {
                add(new Subject(item, id, media, draft), built);
            } catch (ItemException e) {
                report.error(ItemError.ofAnnotation(
                        item,
                        id,
                        e.code(),
                        file.annotationsName() + ": annotation " + id + " of image " + item + ": " + e.getMessage()
                                + "."));
            }
        }
        return built;
    }

    private record Subject(String item, String id, Media.Image image, AnnotationDraft draft) {}

    /** Returns the id, with a suffix when another annotation of the item has it already. */
    private String free(String item, String id, Set<String> ids) {
        if (ids.add(id)) {
            return id;
        }
        int suffix = 2;
        while (!ids.add(id + "__" + suffix)) {
            suffix++;
        }
        String free = id + "__" + suffix;
        changed(item, free, CocoCodes.ID_DUPLICATE, "another annotation has the same id " + id);
        return free;
    }

    private void add(Subject subject, List<Annotation> built) throws ItemException {
        AnnotationDraft draft = subject.draft;
        requireSound(draft);
        Optional<Category> category = category(draft.category);
        Shape shape = shape(subject);
        Shape.Points points = points(subject, category);
        boolean label = draft.label && file.results().isEmpty();
        if (shape == null && points == null && (draft.caption || label)) {
            shape = new Shape.Whole();
        }
        if (shape == null && points == null) {
            throw AnnotationDraft.nothingToSee();
        }
        for (String bad : draft.badComputed) {
            changed(subject, CocoCodes.NUMBER_INVALID, bad + ", which is not a number from 0; it is computed again");
        }
        String name = category.map(Category::name).orElse("");
        if (shape != null && points != null) {
            String group = subject.id;
            built.add(annotation(subject.id, name, shape, group, draft, draft.attributes));
            built.add(annotation(subject.id + "/keypoints", name, points, group, draft, Map.of()));
        } else {
            built.add(annotation(subject.id, name, shape != null ? shape : points, "", draft, draft.attributes));
        }
    }

    private static void requireSound(AnnotationDraft draft) throws ItemException {
        if (!draft.duplicateKey.isEmpty()) {
            throw new ItemException(CocoCodes.KEY_DUPLICATE, draft.duplicateKey);
        }
        if (!draft.badNumber.isEmpty()) {
            throw new ItemException(
                    CocoCodes.NUMBER_INVALID,
                    "it holds " + draft.badNumber + ", where there must be a finite number up to 1e12");
        }
        if (!draft.badCategory.isEmpty()) {
            throw new ItemException(
                    CocoCodes.CATEGORY_UNKNOWN,
                    "category_id is " + draft.badCategory + "; give it the id of one category");
        }
        if (!draft.badCrowd.isEmpty()) {
            throw new ItemException(
                    CocoCodes.CROWD_INVALID, "iscrowd is " + draft.badCrowd + ", which is neither 0 nor 1");
        }
    }

    private static Annotation annotation(
            String id,
            String category,
            Shape shape,
            String group,
            AnnotationDraft draft,
            Map<String, Value> attributes) {
        return new Annotation(
                id, category, shape, Annotation.WHOLE_ITEM, true, draft.track, group, 0, attributes, provenance(draft));
    }

    private static Annotation.Provenance provenance(AnnotationDraft draft) {
        return draft.score.isEmpty()
                ? Annotation.Provenance.UNKNOWN
                : new Annotation.Provenance(draft.score, true, "", Optional.empty());
    }

    private Optional<Category> category(@Nullable CocoId id) throws ItemException {
        if (id == null) {
            return Optional.empty();
        }
        Optional<Category> category = categories.find(id);
        if (category.isEmpty()) {
            throw new ItemException(
                    CocoCodes.CATEGORY_UNKNOWN,
                    "'categories' has no entry with the id " + id + "; add it there, or correct the category_id");
        }
        return category;
    }

    private @Nullable Shape shape(Subject subject) throws ItemException {
        AnnotationDraft draft = subject.draft;
        Shape.Box box = box(draft);
        Shape region = region(subject, box);
        boolean shares = draft.hasBoxOfShares() && (region == null || Shares.areIn(region));
        if (shares && file.results().isEmpty()) {
            throw new ItemException(
                    CocoCodes.BOX_INVALID,
                    "bbox lies within the first pixel: its numbers are shares of the picture's sides; multiply them,"
                            + " and those of the segmentation, by width and height");
        }
        if (region != null) {
            if (!draft.badSegmentation.isEmpty()) {
                changed(subject, CocoCodes.SEGMENTATION_INVALID, draft.badSegmentation + "; the rest of it is used");
            }
            compare(subject, region, box);
            return region;
        }
        if (box == null && !draft.badSegmentation.isEmpty()) {
            throw new ItemException(
                    CocoCodes.SEGMENTATION_INVALID, draft.badSegmentation + ", and there is no usable bbox");
        }
        if (box == null && !draft.badBox.isEmpty()) {
            throw new ItemException(CocoCodes.BOX_INVALID, draft.badBox);
        }
        if (!draft.badSegmentation.isEmpty()) {
            changed(subject, CocoCodes.SEGMENTATION_INVALID, draft.badSegmentation + "; its bbox is used");
        }
        return box == null ? null : turned(box, draft);
    }

    /** Rotates a box by the attribute in which CVAT writes the angle, beside the box before its rotation. */
    private static Shape.Box turned(Shape.Box box, AnnotationDraft draft) {
        if (!(draft.attributes.get(CocoId.ROTATION) instanceof Value.Number degrees)) {
            return box;
        }
        draft.attributes.remove(CocoId.ROTATION);
        double angle = Angles.radians(degrees.number());
        return new Shape.Box(box.x(), box.y(), box.width(), box.height(), angle);
    }

    /** Reports a bounding box that is not that of the region, or cannot be used. */
    private void compare(Subject subject, Shape region, Shape.@Nullable Box box) {
        if (!subject.draft.badBox.isEmpty()) {
            changed(subject, CocoCodes.BOX_RECOMPUTED, subject.draft.badBox + "; the segmentation is used");
        } else if (box != null) {
            Optional<Shape.Box> bounds = Boxes.bounds(region);
            if (bounds.isPresent() && !Boxes.near(bounds.get(), box, BOX_TOLERANCE)) {
                changed(
                        subject,
                        CocoCodes.BOX_RECOMPUTED,
                        "bbox differs from the segmentation's bounding box by more than a pixel; the segmentation is"
                                + " used");
            }
        }
    }

    private static Shape.@Nullable Box box(AnnotationDraft draft) {
        double[] box = draft.box;
        if (box.length == 0) {
            return null;
        }
        if (box[2] < 0 || box[3] < 0) {
            draft.badBox = "bbox has a negative side (" + box[2] + " x " + box[3] + ")";
            return null;
        }
        return Shape.Box.of(box[0], box[1], box[2], box[3]);
    }

    private @Nullable Shape region(Subject subject, Shape.@Nullable Box box) throws ItemException {
        AnnotationDraft draft = subject.draft;
        if (draft.mask != null) {
            try {
                Shape.Mask mask = draft.mask.shape(subject.image);
                if (box != null && box.width() > 0 && box.height() > 0 && mask.area() == 0) {
                    draft.badSegmentation = "its mask has no pixel";
                    return null;
                }
                return mask;
            } catch (IllegalArgumentException e) {
                draft.badSegmentation = String.valueOf(e.getMessage());
                return null;
            } catch (ItemException e) {
                if (box == null) {
                    throw e;
                }
                changed(subject, e.code(), e.getMessage() + "; its bbox is used");
                return null;
            }
        }
        List<Shape.Polygon.Part> parts = new ArrayList<>(draft.rings.size());
        for (double[] ring : draft.rings) {
            double[] open = open(ring);
            if (open.length % 2 == 0 && open.length >= MIN_RING) {
                parts.add(new Shape.Polygon.Part(new PointList(open), List.of()));
            } else {
                draft.badSegmentation =
                        "segmentation has a polygon of " + ring.length + " numbers, which are not three or more points";
            }
        }
        return parts.isEmpty() ? null : new Shape.Polygon(parts);
    }

    /** Returns the ring without a last point that repeats the first one. */
    private static double[] open(double[] ring) {
        int last = ring.length - 2;
        boolean closed = last > 0 && ring.length % 2 == 0 && ring[0] == ring[last] && ring[1] == ring[last + 1];
        return closed ? Arrays.copyOf(ring, last) : ring;
    }

    private Shape.@Nullable Points points(Subject subject, Optional<Category> category) {
        List<String> names =
                category.map(Category::skeleton).orElse(Skeleton.NONE).points();
        Shape.Points points = DraftKeypoints.of(
                subject.draft,
                names,
                file.results().isPresent()
                        ? DraftKeypoints.ThirdNumber.CONFIDENCE
                        : DraftKeypoints.ThirdNumber.VISIBILITY);
        if (!subject.draft.badKeypoints.isEmpty()) {
            changed(subject, CocoCodes.KEYPOINTS_INVALID, subject.draft.badKeypoints + "; they are left out");
        }
        return points;
    }

    private void changed(Subject subject, String code, String detail) {
        changed(subject.item, subject.id, code, detail);
    }

    private void changed(String item, String id, String code, String detail) {
        report.loss(Loss.changed(item, id, code, detail));
    }
}
