package org.labelport.coco;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.coco.file.CocoCodes;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** Declares the losses of the formats of COCO's family. */
final class CocoLosses {

    private static final Map<String, String> OWN = Map.of(
            CocoCodes.CROWD_AS_MASK, "polygons of a crowd written as masks",
            CocoCodes.SPLIT_DROPPED, "splits of items left out",
            CocoCodes.REGIONS_UNITED, "objects of one category and picture written as one region",
            CocoCodes.NOT_JPEG, "pictures whose names do not end in .jpg, where readers look for .jpg only",
            CocoCodes.KEYPOINTS_INVALID, "keypoints that do not fit their category's skeleton",
            CocoCodes.KEYPOINTS_UNEQUAL, "categories with different numbers of keypoints",
            CocoCodes.SCORE_ASSUMED, "results without a score written with the score 1",
            CocoCodes.KINDS_MIXED, "shapes of several kinds where a file holds one");

    /** Losses of shapes in every kind of file. */
    static final List<String> OF_SHAPES = List.of(
            LossCodes.GEOMETRY_UNSUPPORTED,
            LossCodes.GEOMETRY_DEGENERATE,
            LossCodes.GEOMETRY_CLIPPED,
            LossCodes.MASK_EMPTY,
            LossCodes.CATEGORY_MISSING);

    /** Losses of annotations in addition to those of their shapes. */
    static final List<String> BESIDE_ATTRIBUTES = List.of(
            LossCodes.ATTRIBUTE_DROPPED,
            LossCodes.GROUP_DROPPED,
            LossCodes.RELATION_DROPPED,
            LossCodes.SCORE_DROPPED,
            LossCodes.PROVENANCE_DROPPED,
            LossCodes.ORDER_DROPPED);

    /** Losses of attributes that are written. */
    static final List<String> OF_ATTRIBUTES = List.of(LossCodes.ATTRIBUTE_CHOICES_JOINED, LossCodes.TRACK_DENSIFIED);

    /** Losses of file names and splits. */
    static final List<String> OF_FILES = List.of(LossCodes.FILE_RENAMED, CocoCodes.SPLIT_DROPPED);

    private CocoLosses() {}

    /** Returns the declarations of codes in the given order, each once. */
    @SafeVarargs
    static List<LossSpec> declare(List<String>... codes) {
        Map<String, LossSpec> specs = new LinkedHashMap<>();
        for (List<String> some : codes) {
            for (String code : some) {
                specs.putIfAbsent(
                        code, OWN.containsKey(code) ? new LossSpec(code, OWN.get(code)) : LossSpec.shared(code));
            }
        }
        return new ArrayList<>(specs.values());
    }
}
