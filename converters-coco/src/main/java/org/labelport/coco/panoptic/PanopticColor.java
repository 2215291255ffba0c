package org.labelport.coco.panoptic;

import org.labelport.coco.file.CocoColor;
import org.labelport.model.Category;
import org.labelport.raster.Palettes;

/** Converts ids of segments into colours and back, and chooses colours of categories. */
final class PanopticColor {

    /** The ids of segments are below this. */
    static final int IDS = 1 << 24;

    private static final int BYTE = 0xFF;

    private PanopticColor() {}

    /**
     * Returns the colour of an id as 0xrrggbb: red is the id's lowest byte. The same method converts a colour into an
     * id.
     */
    static int ofId(int id) {
        return (id & BYTE) << 16 | id & BYTE << 8 | id >> 16 & BYTE;
    }

    /** Returns the category's colour as 0xrrggbb, or one chosen by its index when it has none. */
    static int of(Category category, int index) {
        return CocoColor.isHex(category.color())
                ? Integer.parseInt(category.color().substring(1), 16)
                : Palettes.color(index + 1);
    }
}
