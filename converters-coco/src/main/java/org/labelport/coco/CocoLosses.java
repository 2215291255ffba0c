package org.labelport.coco;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.coco.file.CocoCodes;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** Declarations of the losses that files of COCO's family have. */
final class CocoLosses {

    private static final Map<String, String> OWN = Map.of(
            CocoCodes.CROWD_AS_MASK, "polygons of a crowd written as masks",
            CocoCodes.SPLIT_DROPPED, "splits of items left out",
            CocoCodes.REGIONS_UNITED, "objects of one category and picture written as one region",
            CocoCodes.KEYPOINTS_INVALID, "keypoints that do not fit their category's skeleton",
            CocoCodes.KEYPOINTS_UNEQUAL, "categories with different numbers of keypoints",
            CocoCodes.SCORE_ASSUMED, "results without a score written with the score 1",
            CocoCodes.KINDS_MIXED, "shapes of several kinds where a file holds one");

    /** What becomes of shapes, whatever the kind of file. */
    static final List<String> OF_SHAPES = List.of(
            LossCodes.GEOMETRY_UNSUPPORTED,
            LossCodes.GEOMETRY_DEGENERATE,
            LossCodes.GEOMETRY_CLIPPED,
            LossCodes.MASK_EMPTY,
            LossCodes.CATEGORY_MISSING);

    /** What is not written where annotations have attributes. */
    static final List<String> BESIDE_ATTRIBUTES = List.of(
            LossCodes.ATTRIBUTE_DROPPED,
            LossCodes.GROUP_DROPPED,
            LossCodes.RELATION_DROPPED,
            LossCodes.SCORE_DROPPED,
            LossCodes.PROVENANCE_DROPPED,
            LossCodes.ORDER_DROPPED);

    /** What becomes of attributes that are written. */
    static final List<String> OF_ATTRIBUTES = List.of(LossCodes.ATTRIBUTE_CHOICES_JOINED);

    /** What becomes of files. */
    static final List<String> OF_FILES = List.of(LossCodes.FILE_RENAMED, CocoCodes.SPLIT_DROPPED);

    private CocoLosses() {}

    /** Declarations of codes, each once, in the order given. */
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
