package org.labelport.coco.panoptic;

import org.labelport.coco.file.CocoColor;
import org.labelport.model.Category;
import org.labelport.raster.Palettes;

/** Ids of segments as colours, and colours of categories. */
final class PanopticColor {

    /** Ids are below. */
    static final int IDS = 1 << 24;

    private static final int BYTE = 0xFF;

    private PanopticColor() {}

    /** The id as 0xrrggbb: red is its lowest byte. The other way round is the same. */
    static int ofId(int id) {
        return (id & BYTE) << 16 | id & BYTE << 8 | id >> 16 & BYTE;
    }

    /** The category's colour, or that of its place. */
    static int of(Category category, int index) {
        return CocoColor.isHex(category.color())
                ? Integer.parseInt(category.color().substring(1), 16)
                : Palettes.color(index + 1);
    }
}
