package org.labelport.voc.read;

import java.util.concurrent.atomic.AtomicInteger;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Counts the segmentation pictures with pixels that training ignores, as VOC has them around each object. They belong to
 * no region, so that formats write them as background.
 */
final class IgnoredPixels {

    /** The value of these pixels. */
    static final int VALUE = 255;

    private final AtomicInteger pictures = new AtomicInteger();

    void areInAnotherPicture() {
        pictures.incrementAndGet();
    }

    void report(SourceReport report) {
        if (pictures.get() > 0) {
            report.loss(Loss.ofDataset(
                    "mask.ignored",
                    "pixels of " + VALUE + ", which training ignores, are in segmentation pictures, " + pictures.get()
                            + " in all; they belong to no region"));
        }
    }
}
