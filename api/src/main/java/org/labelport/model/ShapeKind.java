package org.labelport.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of shapes as users name them: in a format's description, in filters, counts and reports. */
public enum ShapeKind {
    /** A label of the whole item, page or frame. */
    TAG("tag"),
    /** An axis-parallel box. */
    BOX("box"),
    /** A box that is turned. */
    ROTATED_BOX("rotated_box"),
    /** Areas with straight sides, with or without holes. */
    POLYGON("polygon"),
    /** An open or closed line, straight or spline. */
    POLYLINE("polyline"),
    /** An ellipse, upright or turned. */
    ELLIPSE("ellipse"),
    /** Keypoints. */
    POINTS("points"),
    /** A set of pixels. */
    MASK("mask"),
    /** A box in space. */
    CUBOID("cuboid"),
    /** A labelled set of points of a point cloud. */
    POINT_LABELS("point_labels"),
    /** A range of text. */
    SPAN("span"),
    /** A range of time. */
    INTERVAL("interval"),
    /** A model's answer in a conversation. */
    REPLY("reply"),
    /** Something that the model has no shape for, or whose geometry is missing. */
    OTHER("other");

    private final String key;

    ShapeKind(String key) {
        this.key = key;
    }

    /** The lower-case name used in service properties, options and reports. */
    public String key() {
        return key;
    }

    /** Whether it has a place on a picture: a set of points, a line or an area, in pixels. */
    public boolean isOnPictures() {
        return switch (this) {
            case BOX, ROTATED_BOX, POLYGON, POLYLINE, ELLIPSE, POINTS, MASK -> true;
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> false;
        };
    }

    /**
     * Whether annotations of this type of data can have such shapes. Sources give no others, and the contract test
     * tries each of them on a format.
     */
    public boolean isOn(DataType type) {
        return switch (this) {
            case TAG, OTHER -> true;
            case BOX, ROTATED_BOX, POLYGON, POLYLINE, ELLIPSE, POINTS, MASK ->
                type == DataType.IMAGE || type == DataType.VIDEO;
            case CUBOID, POINT_LABELS -> type == DataType.POINT_CLOUD;
            case SPAN -> type == DataType.TEXT;
            case INTERVAL -> type == DataType.AUDIO || type == DataType.VIDEO;
            case REPLY -> type == DataType.PROMPT;
        };
    }

    /** The kind with this {@link #key()}, in any case. */
    public static Optional<ShapeKind> ofKey(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
