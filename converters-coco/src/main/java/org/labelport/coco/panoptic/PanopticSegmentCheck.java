package org.labelport.coco.panoptic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;
import org.labelport.model.Shape;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/** Compares the segments that a file lists with the pixels of their PNG. */
record PanopticSegmentCheck(Findings.InFile findings, Set<CocoId> categories) {

    /**
     * Compares an element of the annotations with its PNG.
     *
     * @param ofMask gets the findings about the PNG
     * @param width the width of its image as listed, in pixels
     * @param height the height of its image as listed, in pixels
     */
    void compare(long line, @Nullable Object element, Findings.InFile ofMask, LabelImage image, int width, int height)
            throws ExportException {
        if (image.kind() != LabelImage.Kind.RGB) {
            ofMask.rejected(
                    "kind",
                    0,
                    "ids are stored in red, green and blue of 8 bits, but this PNG is " + image.kind()
                            + ". Save it as RGB, without palette and transparency.");
            return;
        }
        if (image.width() != width || image.height() != height) {
            ofMask.rejected(
                    "size",
                    0,
                    "it has " + image.width() + " x " + image.height() + " pixels, but its image has " + width + " x "
                            + height + ". Export it again.");
        }
        segments(line, element, image);
    }

    private void segments(long line, @Nullable Object element, LabelImage image) throws ExportException {
        SortedMap<Integer, Shape.Mask> seen = CanvasMasks.of(image.canvas().mapped(PanopticColor::ofId));
        Map<Long, Long> listed = new HashMap<>();
        for (Object segment : PanopticFile.list(element, "segments_info")) {
            segment(line, segment, seen, listed);
        }
        for (int id : seen.keySet()) {
            if (!listed.containsKey((long) id)) {
                findings.rejected(
                        "segment-unlisted",
                        line,
                        "the PNG has the segment " + id + ", which segments_info does not list: panopticapi stops"
                                + " with a KeyError. List it, or paint it black.");
            }
        }
    }

    private void segment(
            long line, @Nullable Object segment, SortedMap<Integer, Shape.Mask> seen, Map<Long, Long> listed)
            throws ExportException {
        long id = PanopticFile.whole(segment, "id").orElse(0L);
        if (id <= 0 || id >= PanopticColor.IDS) {
            findings.rejected("segment-id", line, "a segment's id is not from 1 to 16777215: correct it.");
            return;
        }
        if (listed.merge(id, 1L, Long::sum) > 1) {
            findings.damaged(
                    "id-duplicate", line, "the segment " + id + " is listed twice: give one of them another id.");
            return;
        }
        Optional<CocoId> category = PanopticFile.typedId(segment, "category_id");
        if (category.isEmpty() || !categories.contains(category.get())) {
            findings.rejected(
                    "category-unknown",
                    line,
                    "the segment " + id + " has a category_id that is not among the categories: panopticapi stops"
                            + " with a KeyError. Correct it. An id in quotes is another one than the number.");
        }
        Shape.Mask mask = seen.get((int) id);
        if (mask == null) {
            findings.rejected(
                    "segment-empty",
                    line,
                    "the segment " + id + " is listed, but has no pixel: panopticapi stops with a KeyError. Remove"
                            + " it.");
            return;
        }
        pixels(line, segment, id, mask);
    }

    private void pixels(long line, @Nullable Object segment, long id, Shape.Mask mask) throws ExportException {
        if (!PanopticFile.whole(segment, "area").equals(Optional.of(mask.area()))) {
            findings.damaged(
                    "area",
                    line,
                    "the segment " + id + " has " + mask.area()
                            + " pixels, but its area is another number: correct it.");
        }
        List<?> box = PanopticFile.list(segment, "bbox");
        List<Double> right =
                List.of((double) mask.x(), (double) mask.y(), (double) mask.width(), (double) mask.height());
        if (!box.equals(right)) {
            findings.damaged(
                    "bbox",
                    line,
                    "the pixels of the segment " + id + " have the bbox " + right
                            + ", but its bbox is different: correct it.");
        }
        if (PanopticFile.whole(segment, "iscrowd")
                .filter(crowd -> crowd == 0 || crowd == 1)
                .isEmpty()) {
            findings.rejected(
                    "iscrowd",
                    line,
                    "the segment " + id + " has no iscrowd of 0 or 1: panopticapi stops with a KeyError. Add it.");
        }
    }
}
