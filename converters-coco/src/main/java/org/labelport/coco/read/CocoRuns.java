package org.labelport.coco.read;

import java.nio.ByteBuffer;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.geometry.CocoRle;
import org.labelport.geometry.Masks;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

/**
 * A run-length encoded mask as it is in the file.
 *
 * @param text the compressed counts; empty when they are given as numbers
 * @param counts the counts; empty when they are given as text
 */
record CocoRuns(int height, int width, String text, int[] counts) {

    static CocoRuns read(byte tag, ByteBuffer record) {
        int height = record.getInt();
        int width = record.getInt();
        if (tag == AnnotationRecord.COMPRESSED_MASK) {
            return new CocoRuns(height, width, RecordBuffer.text(record), new int[0]);
        }
        int[] counts = new int[record.getInt()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = record.getInt();
        }
        return new CocoRuns(height, width, "", counts);
    }

    /**
     * Returns the mask.
     *
     * @throws ItemException when it has another size than the image
     * @throws IllegalArgumentException when the counts do not cover the mask's size exactly
     */
    Shape.Mask shape(Media.Image image) throws ItemException {
        if (image.hasSize() && (width != image.width() || height != image.height())) {
            throw new ItemException(
                    CocoCodes.MASK_SIZE,
                    "the mask has the size " + width + " x " + height + ", but the image has " + image.width() + " x "
                            + image.height() + "; a mask must have the size of its image");
        }
        int[] runs = text.isEmpty() ? counts : CocoRle.decode(text);
        long sum = 0;
        for (int run : runs) {
            if (run < 0) {
                throw new IllegalArgumentException("the mask's counts hold the negative number " + run);
            }
            sum += run;
        }
        long pixels = (long) width * height;
        if (sum != pixels || pixels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the mask's counts cover " + sum + " pixels of " + width + " x " + height);
        }
        return Masks.ofColumnRuns(width, height, runs);
    }
}
