package org.labelport.coco.verify;

import java.util.Optional;
import org.labelport.coco.file.CocoKind;
import org.labelport.report.ExportException;

/** Checks the elements of {@code annotations}. */
final class EntryCheck {

    private static final double TOLERANCE = 1;

    private final Listing listing;
    private final CocoKind kind;
    private final EntryFindings findings;
    private final GeometryCheck geometry;
    private final IdSet ids = new IdSet();

    EntryCheck(Listing listing, CocoKind kind, EntryFindings findings) {
        this.listing = listing;
        this.kind = kind;
        this.findings = findings;
        this.geometry = new GeometryCheck(findings, TOLERANCE);
    }

    void check(Entry entry, EntryFindings.Place place) throws ExportException {
        entry.repeated.report(findings, place);
        id(entry, place);
        Optional<Listing.Sides> image = image(entry, place);
        boolean caption = kind == CocoKind.CAPTIONS || kind != CocoKind.LABELS && !entry.caption.isMissing();
        if (caption) {
            caption(entry, place);
            return;
        }
        category(entry, place);
        if (kind == CocoKind.LABELS) {
            label(entry, place);
        } else {
            object(entry, place, image);
        }
    }

    private void id(Entry entry, EntryFindings.Place place) throws ExportException {
        entry.id.check(
                findings,
                Codes.ANNOTATION_ID,
                place,
                IdField.Zero.DAMAGED,
                "evaluations by pycocotools count it as not found");
        if (entry.id.id().isPresent() && !ids.add(entry.id.id().get())) {
            findings.damaged(
                    Codes.ANNOTATION_ID,
                    place,
                    "another annotation has the same id " + entry.id.id().get()
                            + ", and pycocotools counts only one of them. Give it another id");
        }
    }

    private void object(Entry entry, EntryFindings.Place place, Optional<Listing.Sides> image) throws ExportException {
        geometry.box(entry, place, image);
        geometry.thin(entry, place);
        area(entry, place);
        crowd(entry, place);
        geometry.segmentation(entry, place, image);
        if (image.isPresent()) {
            geometry.pixels(entry, place, image.get());
        }
        form(entry, place);
        boolean noPoints = entry.keypoints.state() == Numbers.State.MISSING
                || entry.keypoints.state() == Numbers.State.NUMBERS && entry.keypoints.size() == 0;
        if (kind == CocoKind.KEYPOINTS || !noPoints) {
            keypoints(entry, place);
        }
        if (kind == CocoKind.INSTANCES || kind == CocoKind.KEYPOINTS) {
            entry.attributes.report(findings, place);
        }
    }

    /** Returns the sides of the entry's image; empty when it has none, or one of unknown size. */
    private Optional<Listing.Sides> image(Entry entry, EntryFindings.Place place) throws ExportException {
        Optional<Listing.Sides> image = entry.image.id().flatMap(listing::image);
        if (image.isEmpty()) {
            findings.rejected(
                    Codes.IMAGE_UNKNOWN,
                    place,
                    "it belongs to no image, and readers skip it: "
                            + entry.image
                                    .id()
                                    .map(id -> "'images' has no entry with the id " + id)
                                    .orElse("it has no image_id")
                            + ". Add the image, or remove the annotation");
        } else if (!entry.image.isInteger()) {
            findings.damaged(
                    Codes.IMAGE_UNKNOWN,
                    place,
                    "its image_id is not a whole number, so no image matches it. Write a whole number");
        }
        return image.filter(Listing.Sides::known);
    }

    private void category(Entry entry, EntryFindings.Place place) throws ExportException {
        Optional<Integer> known = entry.category.id().flatMap(listing::keypoints);
        if (known.isEmpty()) {
            findings.rejected(
                    Codes.CATEGORY_UNKNOWN,
                    place,
                    entry.category
                                    .id()
                                    .map(id -> "'categories' has no entry with the id " + id)
                                    .orElse("it has no category_id")
                            + ", and detectron2 and others stop at that. Add the category, or correct category_id");
        } else if (!entry.category.isInteger()) {
            findings.damaged(
                    Codes.CATEGORY_UNKNOWN,
                    place,
                    "its category_id is not a whole number, so no category matches it. Write a whole number");
        } else if (entry.category.isZero()) {
            findings.damaged(
                    Codes.CATEGORY_ID,
                    place,
                    "its category_id is 0, which Datumaro and CVAT read as no category. Count categories from 1");
        }
    }

    private void area(Entry entry, EntryFindings.Place place) throws ExportException {
        if (!entry.area.isNumber()) {
            findings.rejected(
                    Codes.AREA,
                    place,
                    "it has no area, and evaluations stop at that. Add the area of its region in square pixels");
        } else if (!(entry.area.number() > 0 && entry.area.number() < Double.POSITIVE_INFINITY)) {
            findings.damaged(
                    Codes.AREA,
                    place,
                    "its area is " + entry.area.text()
                            + ", and trainers leave the annotation out. Compute the area again");
        }
    }

    private void crowd(Entry entry, EntryFindings.Place place) throws ExportException {
        if (kind == CocoKind.LVIS && entry.crowd.isMissing()) {
            return;
        }
        if (entry.crowd.isMissing()) {
            findings.rejected(Codes.CROWD, place, "it has no iscrowd, and evaluations stop at that. Write 0");
        } else if (entry.crowd.kind() == Scalar.Kind.BOOLEAN) {
            findings.remark(
                    Codes.CROWD,
                    place,
                    "its iscrowd is " + entry.crowd.text() + ", which only readers in Python take for a number. Write "
                            + (entry.crowd.text().equals("true") ? 1 : 0));
        } else if (!entry.crowd.isZeroOrOne()) {
            findings.rejected(Codes.CROWD, place, "its iscrowd is neither 0 nor 1. Write one of them");
        }
    }

    private void form(Entry entry, EntryFindings.Place place) throws ExportException {
        Segmentation.Form form = entry.segmentation.form();
        boolean none = form == Segmentation.Form.MISSING || form == Segmentation.Form.EMPTY;
        if (kind == CocoKind.LVIS && form != Segmentation.Form.POLYGONS) {
            findings.rejected(
                    Codes.LVIS_SEGMENTATION,
                    place,
                    "its segmentation is not a list of polygons, and LVIS has no other form");
        } else if (kind == CocoKind.STUFF && none) {
            findings.rejected(Codes.SEGMENTATION, place, "it has no segmentation, which is all that stuff consists of");
        }
    }

    private void keypoints(Entry entry, EntryFindings.Place place) throws ExportException {
        Numbers points = entry.keypoints;
        int expected = entry.category.id().flatMap(listing::keypoints).orElse(0);
        if (points.state() == Numbers.State.NOT_FINITE) {
            findings.rejected(Codes.NUMBER, place, "its keypoints have NaN or an infinite number");
            return;
        }
        boolean unnamed = expected == 0 && points.size() > 0 && points.size() % 3 == 0;
        if (points.state() == Numbers.State.NUMBERS && unnamed) {
            findings.remark(
                    Codes.KEYPOINTS,
                    place,
                    "its category names no keypoints, so that readers know them by number only");
        } else if (points.state() != Numbers.State.NUMBERS || points.size() != 3 * expected) {
            findings.rejected(
                    Codes.KEYPOINTS,
                    place,
                    "it has " + points.size() + " numbers for keypoints, but its category has " + expected
                            + " keypoints of three numbers each. Give x, y and visibility of each");
            return;
        }
        for (int i = 2; i < points.size(); i += 3) {
            double visibility = points.at(i);
            if (visibility != 0 && visibility != 1 && visibility != 2) {
                findings.damaged(
                        Codes.KEYPOINTS, place, "a keypoint's visibility is " + visibility + ", not 0, 1 or 2");
                break;
            }
        }
        if (entry.numKeypoints.isMissing()) {
            findings.rejected(Codes.NUM_KEYPOINTS, place, "it has no num_keypoints, and evaluations stop at that");
        } else if (entry.numKeypoints.number() != entry.labelled()) {
            findings.damaged(
                    Codes.NUM_KEYPOINTS,
                    place,
                    "its num_keypoints is " + entry.numKeypoints.text() + ", but " + entry.labelled()
                            + " keypoints are labelled; evaluations ignore annotations with 0."
                            + " Count the keypoints whose visibility is not 0");
        }
    }

    private void label(Entry entry, EntryFindings.Place place) throws ExportException {
        Segmentation.Form form = entry.segmentation.form();
        boolean box = entry.bbox.state() != Numbers.State.MISSING && entry.bbox.size() > 0;
        if (box || form != Segmentation.Form.MISSING && form != Segmentation.Form.EMPTY) {
            findings.damaged(
                    Codes.LABEL,
                    place,
                    "it has a box or a region, but Datumaro reads it as a label of the whole picture. Put it into a"
                            + " file of instances");
        }
    }

    private void caption(Entry entry, EntryFindings.Place place) throws ExportException {
        if (listing.has("categories") && entry.category.id().isEmpty()) {
            findings.rejected(
                    Codes.CAPTION,
                    place,
                    "it has no category_id, and pycocotools stops at that when the file has a list 'categories', even"
                            + " an empty one. Remove that list");
        }
        if (entry.caption.kind() != Scalar.Kind.TEXT) {
            findings.rejected(Codes.CAPTION, place, "it has no text 'caption'");
        } else if (entry.caption.text().isBlank()) {
            findings.remark(Codes.CAPTION, place, "its caption is blank");
        }
    }
}
