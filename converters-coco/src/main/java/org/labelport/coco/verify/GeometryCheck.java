package org.labelport.coco.verify;

import java.util.Optional;
import org.labelport.report.ExportException;

/** Checks the boxes and segmentations of annotations and of results. */
final class GeometryCheck {

    private final EntryFindings findings;
    private final double tolerance;

    /** @param tolerance how far a shape may reach beyond its image without being reported, in pixels */
    GeometryCheck(EntryFindings findings, double tolerance) {
        this.findings = findings;
        this.tolerance = tolerance;
    }

    void box(Entry entry, EntryFindings.Place place, Optional<Listing.Sides> image) throws ExportException {
        Numbers box = entry.bbox;
        if (box.state() == Numbers.State.NOT_FINITE) {
            findings.rejected(Codes.NUMBER, place, "its bbox has NaN or an infinite number");
            return;
        }
        if (!entry.hasBox()) {
            findings.rejected(
                    Codes.BBOX,
                    place,
                    "it has no bbox of four numbers, and readers stop at that. Give x, y, width, height");
            return;
        }
        if (!(box.at(2) > 0 && box.at(3) > 0)) {
            findings.rejected(
                    Codes.BBOX,
                    place,
                    "its bbox is " + box.at(2) + " x " + box.at(3)
                            + ", and trainers leave the annotation out. Remove it, or correct its width and height");
        } else if (image.isPresent() && beyond(box, image.get()) > tolerance) {
            findings.damaged(
                    Codes.BBOX,
                    place,
                    "its bbox reaches " + pixels(beyond(box, image.get())) + " beyond the image of "
                            + image.get().width() + " x " + image.get().height()
                            + ": trainers cut it, or train on pixels that do not exist. Cut it, or correct the"
                            + " image's size");
        }
    }

    /** Reports a box with a side of less than a pixel. */
    void thin(Entry entry, EntryFindings.Place place) throws ExportException {
        Numbers box = entry.bbox;
        if (!entry.hasBox()) {
            return;
        }
        double least = Math.min(box.at(2), box.at(3));
        if (least > 0 && least < 1) {
            findings.remark(
                    Codes.BBOX,
                    place,
                    "its bbox is " + box.at(2) + " x " + box.at(3)
                            + ", and mmdetection leaves out boxes that are less than a pixel wide or high");
        }
    }

    private static double beyond(Numbers box, Listing.Sides image) {
        double right = box.at(0) + box.at(2) - image.width();
        double bottom = box.at(1) + box.at(3) - image.height();
        return Math.max(Math.max(-box.at(0), -box.at(1)), Math.max(right, bottom));
    }

    private static String pixels(double beyond) {
        return Math.round(beyond) + " pixels";
    }

    void segmentation(Entry entry, EntryFindings.Place place, Optional<Listing.Sides> image) throws ExportException {
        Segmentation segmentation = entry.segmentation;
        for (Segmentation.Fault fault : segmentation.faults()) {
            findings.rejected(fault.code(), place, fault.message() + ", and readers stop at it. Correct or remove it");
        }
        if (!segmentation.faults().isEmpty() || image.isEmpty()) {
            return;
        }
        if (segmentation.isRle() && !segmentation.hasSize(image.get())) {
            findings.rejected(
                    Codes.RLE,
                    place,
                    "its mask has the size " + segmentation.size() + ", but its image has ["
                            + image.get().height() + "," + image.get().width()
                            + "] (height, width). Export the mask again");
        } else if (segmentation.beyond(image.get()) > tolerance) {
            findings.damaged(
                    Codes.POLYGON,
                    place,
                    "a polygon reaches " + pixels(segmentation.beyond(image.get())) + " beyond the image of "
                            + image.get().width() + " x " + image.get().height()
                            + ". Cut it, or correct the image's size");
        }
    }

    /** Reports a region without a pixel. */
    void pixels(Entry entry, EntryFindings.Place place, Listing.Sides image) throws ExportException {
        Segmentation segmentation = entry.segmentation;
        if (segmentation.beyond(image) <= tolerance && segmentation.hasNoPixel(image)) {
            findings.remark(
                    Codes.MASK_EMPTY,
                    place,
                    "its region has no pixel when pycocotools draws it, so that trainers get an empty mask, and evaluations"
                            + " never find it. Remove it if it is not trained as a box");
        }
    }
}
