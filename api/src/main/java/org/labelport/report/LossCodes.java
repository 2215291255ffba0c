package org.labelport.report;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes of losses that several formats share, so that reports of different formats can be compared. */
public final class LossCodes {

    /** The format has no such shape. */
    public static final String GEOMETRY_UNSUPPORTED = "geometry.unsupported";

    /** After clipping to the frame and rounding, less than one square pixel (or one pixel of a side) is left. */
    public static final String GEOMETRY_DEGENERATE = "geometry.degenerate";

    /** The shape extended beyond the frame and was cut at its border. */
    public static final String GEOMETRY_CLIPPED = "geometry.clipped";

    /** A polygon, mask or other region was written as its enclosing box. */
    public static final String GEOMETRY_AS_BOX = "geometry.as-box";

    /** A polygon, ellipse or other region was written as the pixels that it covers. */
    public static final String GEOMETRY_AS_MASK = "geometry.as-mask";

    /** A rotated box was written as its enclosing axis-parallel box. */
    public static final String BOX_ROTATION_DROPPED = "box.rotation-dropped";

    /** A rotated box was written as a polygon of its corners. */
    public static final String BOX_ROTATION_AS_POLYGON = "box.rotation-as-polygon";

    /** A box was written as a polygon of its corners. */
    public static final String BOX_AS_POLYGON = "box.as-polygon";

    /** An ellipse or spline was written as a polygon. */
    public static final String CURVE_FLATTENED = "curve.flattened";

    /** Holes were joined to the outer ring by bridges of no width. */
    public static final String POLYGON_HOLES_BRIDGED = "polygon.holes-bridged";

    /** A polygon with holes was written as a mask. */
    public static final String POLYGON_HOLES_AS_MASK = "polygon.holes-as-mask";

    /** Several parts were joined into one ring. */
    public static final String POLYGON_PARTS_JOINED = "polygon.parts-joined";

    /** A mask was written as a polygon along its pixels' borders. */
    public static final String MASK_VECTORISED = "mask.vectorised";

    /** A mask has no pixel. */
    public static final String MASK_EMPTY = "mask.empty";

    /** An attribute that the format has no place for. */
    public static final String ATTRIBUTE_DROPPED = "attribute.dropped";

    /** A relation that the format has no place for. */
    public static final String RELATION_DROPPED = "relation.dropped";

    /** A relation of more than two annotations was written as relations of two each. */
    public static final String RELATION_SPLIT = "relation.split";

    /** The group that joins annotations was not written. */
    public static final String GROUP_DROPPED = "group.dropped";

    /** The frame-to-frame identity of an object was not written. */
    public static final String TRACK_DROPPED = "track.dropped";

    /** A model's confidence was not written. */
    public static final String SCORE_DROPPED = "score.dropped";

    /** The maker of an annotation, or the time when it was made, was not written. */
    public static final String PROVENANCE_DROPPED = "provenance.dropped";

    /** The drawing order of annotations that lie on each other was not written. */
    public static final String ORDER_DROPPED = "z-order.dropped";

    /** A region of many objects was left out because the format cannot mark it as such. */
    public static final String CROWD_DROPPED = "crowd.dropped";

    /** A region of many objects was written like a single object. */
    public static final String CROWD_AS_OBJECT = "crowd.as-object";

    /** An annotation without a category, in a format that needs one. */
    public static final String CATEGORY_MISSING = "category.missing";

    /** The user filtered the annotation's category out. */
    public static final String CATEGORY_FILTERED = "category.filtered";

    /** The supercategory of a category was not written. */
    public static final String SUPERCATEGORY_DROPPED = "category.parent-dropped";

    /** The colour of a category was not written. */
    public static final String COLOR_DROPPED = "category.color-dropped";

    /** A category that no annotation has was not written. */
    public static final String UNUSED_CATEGORY_DROPPED = "category.unused-dropped";

    /** The order of categories was not written. */
    public static final String CATEGORY_ORDER_DROPPED = "category.order-dropped";

    /** The names of a category's keypoints were not written. */
    public static final String KEYPOINT_NAMES_DROPPED = "skeleton.points-dropped";

    /** The edges that join keypoints were not written. */
    public static final String SKELETON_EDGES_DROPPED = "skeleton.edges-dropped";

    /** The pairs of keypoints that mirror each other were not written. */
    public static final String MIRRORED_KEYPOINTS_DROPPED = "skeleton.flip-dropped";

    /** Several choices of an attribute became one text. */
    public static final String ATTRIBUTE_CHOICES_JOINED = "attribute.choices-joined";

    /** The definitions of attributes of a category were not written, or not in full. */
    public static final String ATTRIBUTE_DEFINITION_DROPPED = "attribute.definition-dropped";

    /** An item's place in a sequence was not written. */
    public static final String SEQUENCE_DROPPED = "sequence.dropped";

    /** The frame rate of a video, or the time of a frame, was not written. */
    public static final String FRAME_RATE_DROPPED = "video.rate-dropped";

    /** A category's name had to be changed. */
    public static final String CLASS_RENAMED = "class.renamed";

    /** A file did not get the item's name, because that was unsafe or taken. */
    public static final String FILE_RENAMED = "file.renamed";

    /** Characters that the format cannot hold were replaced. */
    public static final String TEXT_CONTROL_CHARS = "text.control-chars";

    /** A split that the format requires has no data; another one stands in for it. */
    public static final String SPLIT_MISSING = "split.missing";

    /** An exact duplicate that the format's readers would remove. */
    public static final String DUPLICATE = "annotation.duplicate";

    /** A format left the item out on purpose, as a plug-in's filter does. */
    public static final String ITEM_SKIPPED = "item.skipped";

    /** A file that belongs to the item beside its picture, and that the format has no place for. */
    public static final String FILE_LEFT_OUT = "file.left-out";

    /** A folder that is a link was not looked into: what lies there is not read. */
    public static final String FOLDER_LINK = "folder.link";

    /**
     * The size of a picture's file differs from what the source says. The file's size was taken if the file was
     * fetched, else the source's.
     */
    public static final String IMAGE_SIZE_DIFFERS = "image.size-differs";

    /** A file with the name of a picture is empty, cut off, damaged or no picture. It is taken as it is. */
    public static final String IMAGE_UNREADABLE = "image.unreadable";

    /** Holes of a polygon were filled. */
    public static final String POLYGON_HOLES_DROPPED = "polygon.holes-dropped";

    /** Several parts were written as objects of their own. */
    public static final String POLYGON_PARTS_SPLIT = "polygon.parts-split";

    /** A region was covered by another one in front of it, in a format where a pixel belongs to one object. */
    public static final String MASK_OVERLAP_CUT = "mask.overlap-cut";

    /** A picture has more objects than the format can number. */
    public static final String MASK_TOO_MANY_INSTANCES = "mask.too-many-instances";

    /** Characters of a label were replaced. */
    public static final String LABEL_SANITISED = "label.sanitised";

    /** An item has several labels in a format that takes one. */
    public static final String CLASSIFICATION_MULTI_LABEL = "classification.multi-label";

    /** An item without a label, in a format that sorts items by their label. */
    public static final String ITEM_UNLABELLED = "item.unlabelled";

    /** The visibility of keypoints was not written. */
    public static final String POINT_VISIBILITY_DROPPED = "points.visibility-dropped";

    /** Keypoints got a box around them, having none of their own. */
    public static final String POINTS_AS_BOX = "points.as-box";

    /** A shape that was interpolated between key frames of a track was written like a key frame. */
    public static final String TRACK_DENSIFIED = "track.densified";

    /** A time was rounded to the format's steps. */
    public static final String TIME_ROUNDED = "time.rounded";

    /** Line breaks in a text were replaced. */
    public static final String TEXT_NEWLINES = "text.newlines";

    /** A label of the item as a whole was not written. */
    public static final String TAG_DROPPED = "tag.dropped";

    /** Written in a way that no reader of the format has a meaning for. */
    public static final String CONVENTION_ONLY = "convention-only";

    /** A picture was written in another file format or turned, and so encoded anew. */
    public static final String IMAGE_TRANSCODED = "image.transcoded";

    /** A source's annotations were made on the stored pixels of a picture that is displayed turned; they were turned too. */
    public static final String ANNOTATIONS_TURNED = "image.annotations-turned";

    /** A picture that its EXIF data turns could not be turned; readers that ignore EXIF data show it unturned. */
    public static final String IMAGE_NOT_TURNED = "image.not-turned";

    /** Pictures without an annotation file, in a data set that has one for each, or that no row of a table names, are not read. */
    public static final String PICTURE_UNANNOTATED = "picture.unannotated";

    private static final Map<String, String> HELP = Map.ofEntries(
            Map.entry(GEOMETRY_UNSUPPORTED, "shapes that the format does not have"),
            Map.entry(GEOMETRY_DEGENERATE, "shapes with nothing left after clipping and rounding"),
            Map.entry(GEOMETRY_CLIPPED, "shapes cut at the picture's border"),
            Map.entry(GEOMETRY_AS_MASK, "shapes written as the pixels that they cover"),
            Map.entry(GEOMETRY_AS_BOX, "shapes written as their enclosing box"),
            Map.entry(BOX_ROTATION_DROPPED, "rotated boxes written upright, around the rotated one"),
            Map.entry(BOX_ROTATION_AS_POLYGON, "rotated boxes written as polygons of four corners"),
            Map.entry(BOX_AS_POLYGON, "boxes written as polygons of four corners"),
            Map.entry(CURVE_FLATTENED, "ellipses and curves written as polygons"),
            Map.entry(POLYGON_HOLES_BRIDGED, "holes joined to the outline by bridges of no width"),
            Map.entry(POLYGON_HOLES_AS_MASK, "polygons with holes written as masks"),
            Map.entry(POLYGON_PARTS_JOINED, "parts of a polygon joined into one outline"),
            Map.entry(MASK_VECTORISED, "masks written as polygons along their pixels"),
            Map.entry(MASK_EMPTY, "masks without a pixel"),
            Map.entry(ATTRIBUTE_DROPPED, "attributes left out"),
            Map.entry(ATTRIBUTE_CHOICES_JOINED, "attributes with several choices, joined into one text"),
            Map.entry(RELATION_DROPPED, "relations between annotations left out"),
            Map.entry(RELATION_SPLIT, "relations of more than two annotations written as relations of two each"),
            Map.entry(GROUP_DROPPED, "annotation groups left out"),
            Map.entry(TRACK_DROPPED, "track identities left out"),
            Map.entry(PROVENANCE_DROPPED, "authors and times of annotations left out"),
            Map.entry(ORDER_DROPPED, "drawing orders left out"),
            Map.entry(SCORE_DROPPED, "confidence scores left out"),
            Map.entry(CROWD_DROPPED, "regions of many objects left out"),
            Map.entry(CROWD_AS_OBJECT, "regions of many objects written like one object"),
            Map.entry(CATEGORY_MISSING, "annotations without a category left out"),
            Map.entry(CATEGORY_FILTERED, "left out as you asked"),
            Map.entry(SUPERCATEGORY_DROPPED, "supercategories left out"),
            Map.entry(COLOR_DROPPED, "colours of categories left out"),
            Map.entry(UNUSED_CATEGORY_DROPPED, "categories that no annotation has left out"),
            Map.entry(CATEGORY_ORDER_DROPPED, "the order of categories left out"),
            Map.entry(KEYPOINT_NAMES_DROPPED, "keypoint names of categories left out"),
            Map.entry(SKELETON_EDGES_DROPPED, "skeleton edges left out"),
            Map.entry(MIRRORED_KEYPOINTS_DROPPED, "pairs of mirrored keypoints left out"),
            Map.entry(ATTRIBUTE_DEFINITION_DROPPED, "attribute definitions left out or shortened"),
            Map.entry(SEQUENCE_DROPPED, "positions in sequences left out"),
            Map.entry(FRAME_RATE_DROPPED, "frame rates and times of frames left out"),
            Map.entry(CLASS_RENAMED, "category names changed"),
            Map.entry(FILE_RENAMED, "file names changed (unsafe or taken)"),
            Map.entry(TEXT_CONTROL_CHARS, "texts with characters replaced"),
            Map.entry(SPLIT_MISSING, "splits without data, replaced by another split"),
            Map.entry(DUPLICATE, "exact duplicates left out"),
            Map.entry(ITEM_SKIPPED, "items left out on purpose"),
            Map.entry(FILE_LEFT_OUT, "files beside the item left out"),
            Map.entry(FOLDER_LINK, "folders that are links, not looked into"),
            Map.entry(PICTURE_UNANNOTATED, "pictures without an annotation file or row, not read"),
            Map.entry(IMAGE_SIZE_DIFFERS, "pictures whose size differs from what their source says"),
            Map.entry(
                    IMAGE_UNREADABLE,
                    "files of pictures that are empty, cut off, damaged or no pictures, taken as they are"),
            Map.entry(POLYGON_HOLES_DROPPED, "holes of polygons filled"),
            Map.entry(POLYGON_PARTS_SPLIT, "polygons of several parts written as several objects"),
            Map.entry(MASK_OVERLAP_CUT, "regions cut where another one lies in front"),
            Map.entry(MASK_TOO_MANY_INSTANCES, "objects beyond the highest number that the format allows"),
            Map.entry(LABEL_SANITISED, "labels with characters replaced"),
            Map.entry(CLASSIFICATION_MULTI_LABEL, "items with several labels where the format takes one"),
            Map.entry(ITEM_UNLABELLED, "items without a label, left out"),
            Map.entry(POINT_VISIBILITY_DROPPED, "visibility of keypoints left out"),
            Map.entry(POINTS_AS_BOX, "boxes made around keypoints that had none"),
            Map.entry(TRACK_DENSIFIED, "interpolated shapes of tracks written like key frames"),
            Map.entry(TIME_ROUNDED, "times rounded"),
            Map.entry(TEXT_NEWLINES, "texts with line breaks replaced"),
            Map.entry(TAG_DROPPED, "labels of whole items left out"),
            Map.entry(CONVENTION_ONLY, "written in a form that readers ignore"),
            Map.entry(ANNOTATIONS_TURNED, "annotations turned with their picture, as its EXIF data says"),
            Map.entry(IMAGE_NOT_TURNED, "pictures that could not be turned as their EXIF data says"),
            Map.entry(IMAGE_TRANSCODED, "pictures encoded anew"));

    private LossCodes() {}

    /** All codes that are defined here. */
    public static Set<String> all() {
        return HELP.keySet();
    }

    /** A few words that say what was lost; empty for a code that is not defined here. */
    public static Optional<String> help(String code) {
        return Optional.ofNullable(HELP.get(code));
    }
}
