package org.labelport.coco.record;

/**
 * The binary form in which annotations are kept until their image is read, so that a file's JSON is parsed only once. A
 * record has tagged fields in any order; lists of numbers are stored as {@link PackedNumbers}.
 */
public final class AnnotationRecord {

    /** The annotation's id. */
    public static final byte ID = 1;
    /** The category's id. */
    public static final byte CATEGORY = 2;
    /** A list of four numbers: the bounding box. */
    public static final byte BOX = 3;
    /** A list of numbers: one polygon ring. */
    public static final byte RING = 4;
    /** Height, width, and the counts as a text. */
    public static final byte COMPRESSED_MASK = 5;
    /** Height, width, the number of counts and the counts. */
    public static final byte MASK = 6;
    /** The annotation is a crowd, a region of many objects; no value. */
    public static final byte CROWD = 7;
    /** A number. */
    public static final byte SCORE = 8;
    /** A list of numbers. */
    public static final byte KEYPOINTS = 9;
    /** A name and a text. */
    public static final byte TEXT_ATTRIBUTE = 10;
    /** A name and a number. */
    public static final byte NUMBER_ATTRIBUTE = 11;
    /** A name: a flag that is set. */
    public static final byte SET_FLAG = 12;
    /** A name: a flag that is not set. */
    public static final byte UNSET_FLAG = 13;
    /** A text that says what is wrong with the segmentation. */
    public static final byte BAD_SEGMENTATION = 14;
    /** A text that says what is wrong with the box. */
    public static final byte BAD_BOX = 15;
    /** A text that says what is wrong with the keypoints. */
    public static final byte BAD_KEYPOINTS = 16;
    /** A number that cannot be used, and where it is: the whole annotation is an error. */
    public static final byte BAD_NUMBER = 17;

    /** The value of {@code iscrowd} when it cannot be used: the whole annotation is an error. */
    public static final byte BAD_CROWD = 18;
    /** A text about the picture, which is also an attribute. */
    public static final byte CAPTION = 19;

    /** The annotation has a category, but no key that describes an object in the picture; no value. */
    public static final byte LABEL = 20;

    /** A text about a key that is there twice: the whole annotation is an error. */
    public static final byte DUPLICATE_KEY = 21;

    /**
     * A text about an impossible value of a number that follows from the geometry, such as the area. It is computed
     * again.
     */
    public static final byte BAD_COMPUTED = 22;

    /** A name, and the digits of a whole number that a double does not hold. */
    public static final byte WHOLE_ATTRIBUTE = 23;

    /** The value of {@code category_id} when it cannot be an id: the whole annotation is an error. */
    public static final byte BAD_CATEGORY = 24;

    private AnnotationRecord() {}
}
