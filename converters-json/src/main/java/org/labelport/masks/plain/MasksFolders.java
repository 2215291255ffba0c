package org.labelport.masks.plain;

import java.util.List;

/** The usual names of the folders of pictures and of masks, the most common one first. */
final class MasksFolders {

    static final List<String> IMAGES = List.of("images", "img_dir", "JPEGImages");

    /** The earlier labelme2voc has arrays in SegmentationClass, so its folder of PNGs comes before that. */
    static final List<String> MASKS =
            List.of("masks", "ann_dir", "annotations", "labels", "SegmentationClassPNG", "SegmentationClass");

    private MasksFolders() {}
}
