package org.labelport.shell;

import java.util.Map;
import org.labelport.report.LossCodes;

/** Says in plain words what a loss code means. */
final class LossPhrases {

    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry(LossCodes.GEOMETRY_UNSUPPORTED, "shapes that the format does not have"),
            Map.entry(LossCodes.GEOMETRY_DEGENERATE, "shapes with nothing left after clipping and rounding"),
            Map.entry(LossCodes.GEOMETRY_CLIPPED, "shapes cut at the picture's border"),
            Map.entry(LossCodes.GEOMETRY_AS_BOX, "shapes written as their enclosing box"),
            Map.entry(LossCodes.BOX_ROTATION_DROPPED, "rotated boxes written upright, around the rotated one"),
            Map.entry(LossCodes.BOX_ROTATION_AS_POLYGON, "rotated boxes written as polygons of four corners"),
            Map.entry(LossCodes.BOX_AS_POLYGON, "boxes written as polygons of four corners"),
            Map.entry(LossCodes.CURVE_FLATTENED, "ellipses and curves written as polygons"),
            Map.entry(LossCodes.POLYGON_HOLES_BRIDGED, "holes joined to the outline by bridges of no width"),
            Map.entry(LossCodes.POLYGON_HOLES_AS_MASK, "polygons with holes written as masks"),
            Map.entry(LossCodes.POLYGON_PARTS_JOINED, "parts of a polygon joined into one outline"),
            Map.entry(LossCodes.MASK_VECTORISED, "masks written as polygons along their pixels"),
            Map.entry(LossCodes.MASK_EMPTY, "masks without a pixel"),
            Map.entry(LossCodes.ATTRIBUTE_DROPPED, "attributes left out"),
            Map.entry(LossCodes.RELATION_DROPPED, "relations between annotations left out"),
            Map.entry(LossCodes.GROUP_DROPPED, "which annotations belong together, left out"),
            Map.entry(LossCodes.TRACK_DROPPED, "track identities left out"),
            Map.entry(LossCodes.PROVENANCE_DROPPED, "who made annotations, or when, left out"),
            Map.entry(LossCodes.ORDER_DROPPED, "drawing orders left out"),
            Map.entry(LossCodes.SCORE_DROPPED, "confidence scores left out"),
            Map.entry(LossCodes.CROWD_DROPPED, "regions of many objects left out"),
            Map.entry(LossCodes.CROWD_AS_OBJECT, "regions of many objects written like one object"),
            Map.entry(LossCodes.CATEGORY_MISSING, "annotations without a category left out"),
            Map.entry(LossCodes.CATEGORY_FILTERED, "left out as you asked"),
            Map.entry(LossCodes.CLASS_RENAMED, "category names changed"),
            Map.entry(LossCodes.FILE_RENAMED, "file names changed, being unsafe or taken"),
            Map.entry(LossCodes.TEXT_CONTROL_CHARS, "texts with characters replaced"),
            Map.entry(LossCodes.SPLIT_MISSING, "splits without data, another stands in"),
            Map.entry(LossCodes.DUPLICATE, "exact duplicates left out"));

    private LossPhrases() {}

    /** A few words, or an empty text for a code of a plugin. */
    static String of(String code) {
        return PHRASES.getOrDefault(code, "");
    }
}
