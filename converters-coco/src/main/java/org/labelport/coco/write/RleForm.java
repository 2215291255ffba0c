package org.labelport.coco.write;

import java.util.List;
import java.util.Locale;
import org.labelport.geometry.CocoRle;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.ByteText;

/** The form in which run lengths of masks are written. */
public enum RleForm {
    /** A compressed text, as COCO's programs write it. */
    COMPRESSED,
    /** A list of numbers, which can be read without COCO's programs. */
    UNCOMPRESSED;

    public static final OptionSpec OPTION = OptionSpec.choice(
            "rle",
            "compressed",
            List.of("compressed", "uncompressed"),
            "run lengths of masks: compressed as a text, uncompressed as a list of numbers");

    public static RleForm of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }

    /** Appends a mask as an object with size and counts. */
    void append(ByteText text, Shape.Mask mask, int width, int height) {
        append(text, Masks.columnRuns(mask, width, height), width, height);
    }

    /** Appends a mask that is given as run lengths of the whole picture, column by column. */
    void append(ByteText text, int[] counts, int width, int height) {
        text.text("{\"size\":[").integer(height).ascii(',').integer(width).text("],\"counts\":");
        if (this == COMPRESSED) {
            CocoText.string(text, CocoRle.encode(counts));
        } else {
            char before = '[';
            for (int count : counts) {
                text.ascii(before).integer(count);
                before = ',';
            }
            text.ascii(']');
        }
        text.ascii('}');
    }
}
