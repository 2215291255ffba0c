package org.labelport.coco.record;

/**
 * The binary form in which annotations wait for their image: tagged fields in any order, lists of numbers as {@link
 * PackedNumbers}, so that a file's JSON is parsed once only.
 */
public final class AnnotationRecord {

    /** An id. */
    public static final byte ID = 1;
    /** An id. */
    public static final byte CATEGORY = 2;
    /** A list of four numbers. */
    public static final byte BOX = 3;
    /** A list of numbers: one ring of a polygon. */
    public static final byte RING = 4;
    /** Height, width, and the counts as a text. */
    public static final byte COMPRESSED_MASK = 5;
    /** Height, width, the number of counts and the counts. */
    public static final byte MASK = 6;
    /** A region of many objects; no value. */
    public static final byte CROWD = 7;
    /** A number. */
    public static final byte SCORE = 8;
    /** A list of numbers. */
    public static final byte KEYPOINTS = 9;
    /** A name and a text. */
    public static final byte TEXT_ATTRIBUTE = 10;
    /** A name and a number. */
    public static final byte NUMBER_ATTRIBUTE = 11;
    /** A name; an attribute that is set. */
    public static final byte SET_FLAG = 12;
    /** A name; an attribute that is not set. */
    public static final byte UNSET_FLAG = 13;
    /** What is wrong with the segmentation. */
    public static final byte BAD_SEGMENTATION = 14;
    /** What is wrong with the box. */
    public static final byte BAD_BOX = 15;
    /** What is wrong with the keypoints. */
    public static final byte BAD_KEYPOINTS = 16;
    /** A number that is none, and where: the annotation as a whole is an error. */
    public static final byte BAD_NUMBER = 17;

    /** A value of {@code iscrowd} that is none: the annotation as a whole is an error. */
    public static final byte BAD_CROWD = 18;
    /** A text about the picture. */
    public static final byte CAPTION = 19;

    /** There is no key that tells of a place in the picture, but a category; no value. */
    public static final byte LABEL = 20;

    /** A key that was there twice: the annotation as a whole is an error. */
    public static final byte DUPLICATE_KEY = 21;

    /** A number that follows from the geometry, and that none can be: it is computed anew. */
    public static final byte BAD_COMPUTED = 22;

    private AnnotationRecord() {}
}
