package org.labelport.coco.verify;

import java.util.Optional;
import org.labelport.report.ExportException;

/** Checks the elements of a list of results. */
final class ResultCheck {

    private final Optional<Listing> listing;
    private final EntryFindings findings;
    private final GeometryCheck geometry;
    private Kind first = Kind.NONE;

    /** The kind of results in a list. Readers look in its first element for these keys, in this order. */
    private enum Kind {
        NONE,
        CAPTION,
        BBOX,
        SEGM,
        KEYPOINTS
    }

    /** @param listing what ids refer to; empty when it is not known, and ids are not looked up */
    ResultCheck(Optional<Listing> listing, EntryFindings findings) {
        this.listing = listing;
        this.findings = findings;
        this.geometry = new GeometryCheck(findings, Double.POSITIVE_INFINITY);
    }

    void check(Entry entry, EntryFindings.Place place) throws ExportException {
        entry.repeated.report(findings, place);
        Kind kind = kind(entry);
        if (first == Kind.NONE) {
            first = kind;
        }
        if (kind == Kind.NONE || kind != first) {
            findings.rejected(
                    Codes.RESULT_KIND,
                    place,
                    kind == Kind.NONE
                            ? "it has no bbox, segmentation, keypoints or caption. Remove it"
                            : "it is of another kind than the first result, by which readers decide for the whole list."
                                    + " Write a file for each kind");
            return;
        }
        Optional<Listing.Sides> image =
                listing.flatMap(known -> entry.image.id().flatMap(known::image));
        if (listing.isPresent() && image.isEmpty() || !entry.image.isInteger()) {
            findings.rejected(
                    Codes.IMAGE_UNKNOWN,
                    place,
                    "its image_id is not one of the ground truth, and readers refuse the whole list. Correct or"
                            + " remove it");
        }
        if (kind == Kind.CAPTION) {
            return;
        }
        Optional<Integer> points = listing.flatMap(known -> entry.category.id().flatMap(known::keypoints));
        if (listing.isPresent() && points.isEmpty() || !entry.category.isInteger()) {
            findings.rejected(
                    Codes.CATEGORY_UNKNOWN,
                    place,
                    "its category_id is not one of the ground truth, so nothing matches it. Correct or remove it");
        }
        score(entry, place);
        switch (kind) {
            case BBOX -> geometry.box(entry, place, image);
            case SEGM -> segmentation(entry, place, image.filter(Listing.Sides::known));
            default -> keypoints(entry, place, points.orElse(0));
        }
    }

    private static Kind kind(Entry entry) {
        if (!entry.caption.isMissing()) {
            return Kind.CAPTION;
        }
        if (entry.bbox.state() != Numbers.State.MISSING && entry.bbox.size() > 0) {
            return Kind.BBOX;
        }
        if (entry.segmentation.form() != Segmentation.Form.MISSING) {
            return Kind.SEGM;
        }
        return entry.keypoints.state() == Numbers.State.MISSING ? Kind.NONE : Kind.KEYPOINTS;
    }

    private void score(Entry entry, EntryFindings.Place place) throws ExportException {
        if (!entry.score.isNumber() || !Double.isFinite(entry.score.number())) {
            findings.rejected(
                    Codes.SCORE, place, "it has no score, or one that is not a number, and results are sorted by it");
        } else if (entry.score.number() < 0 || entry.score.number() > 1) {
            findings.remark(Codes.SCORE, place, "its score is " + entry.score.text() + ", not from 0 to 1");
        }
    }

    private void segmentation(Entry entry, EntryFindings.Place place, Optional<Listing.Sides> image)
            throws ExportException {
        geometry.segmentation(entry, place, image);
        if (entry.segmentation.faults().isEmpty() && entry.segmentation.form() != Segmentation.Form.RLE_TEXT) {
            findings.rejected(
                    Codes.SEGMENTATION,
                    place,
                    "its segmentation is not a compressed mask, the only form that results can have. Encode it");
        }
    }

    /** @param expected the number of keypoints of the category; 0 when it is not known */
    private void keypoints(Entry entry, EntryFindings.Place place, int expected) throws ExportException {
        boolean good = entry.keypoints.state() == Numbers.State.NUMBERS
                && entry.keypoints.size() % 3 == 0
                && entry.keypoints.size() > 0
                && (expected == 0 || entry.keypoints.size() == 3 * expected);
        if (!good) {
            findings.rejected(
                    Codes.KEYPOINTS,
                    place,
                    "it has " + entry.keypoints.size() + " numbers for keypoints, not three for each"
                            + (listing.isPresent() ? " of the " + expected + " that its category has" : ""));
        }
    }
}
