package org.labelport.masks;

import java.util.List;

/** The usual names of the folders of pictures and of masks, the most common one first. */
final class MasksFolders {

    static final List<String> IMAGES = List.of("images", "img_dir", "JPEGImages");
    static final List<String> MASKS = List.of("masks", "ann_dir", "annotations", "labels", "SegmentationClass");

    private MasksFolders() {}
}
