package org.labelport.coco.write;

import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;

/** Writes keys that entries of several kinds of files share. */
public final class EntryText {

    private EntryText() {}

    /** Begins an entry of {@code annotations}, with a comma before it when it is not the item's first. */
    static void start(ByteText text, long id, long image) {
        text.text(text.isEmpty() ? "" : ",\n");
        text.text("{\"id\":").integer(id);
        text.text(",\"image_id\":").integer(image);
    }

    /** Appends the id of a category. Ids are counted from 1, indices from 0. */
    public static void category(ByteText text, int index) {
        text.text(",\"category_id\":").integer(index + 1L);
    }

    static void box(ByteText text, Shape.Box box) {
        text.text(",\"bbox\":[");
        CocoText.coordinate(text, box.x());
        text.ascii(',');
        CocoText.coordinate(text, box.y());
        text.ascii(',');
        CocoText.coordinate(text, box.width());
        text.ascii(',');
        CocoText.coordinate(text, box.height());
        text.ascii(']');
    }

    static void area(ByteText text, double area) {
        text.text(",\"area\":");
        CocoText.coordinate(text, area);
    }

    public static void crowd(ByteText text, boolean crowd) {
        text.text(",\"iscrowd\":").ascii(crowd ? '1' : '0');
    }

    /** Appends a region: a polygon as rings, a mask as run lengths, a box as an empty list. */
    static void segmentation(ByteText text, Shape region, Media.Image image, RleForm rle) {
        text.text(",\"segmentation\":");
        if (region instanceof Shape.Polygon polygon) {
            polygon(text, polygon);
        } else if (region instanceof Shape.Mask mask) {
            rle.append(text, mask, image.width(), image.height());
        } else {
            text.text("[]");
        }
    }

    /** Appends a region that is given as run lengths of the whole picture, column by column. */
    static void segmentation(ByteText text, int[] columnRuns, Media.Image image, RleForm rle) {
        text.text(",\"segmentation\":");
        rle.append(text, columnRuns, image.width(), image.height());
    }

    private static void polygon(ByteText text, Shape.Polygon polygon) {
        char before = '[';
        for (Shape.Polygon.Part part : polygon.parts()) {
            PointList ring = part.ring();
            text.ascii(before);
            for (int i = 0; i < ring.size(); i++) {
                text.ascii(i == 0 ? '[' : ',');
                CocoText.coordinate(text, ring.x(i));
                text.ascii(',');
                CocoText.coordinate(text, ring.y(i));
            }
            text.ascii(']');
            before = ',';
        }
        text.ascii(']');
    }
}
