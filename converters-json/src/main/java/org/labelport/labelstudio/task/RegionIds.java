package org.labelport.labelstudio.task;

import java.util.regex.Pattern;

/**
 * The ids of results. They contain no number sign, since Label Studio cuts ids at it when it saves a corrected
 * annotation, and results with the same id become one region.
 *
 * <p>The id of a part of an annotation, such as a point of a skeleton or a range of a span, is the annotation's id, a
 * percent sign, a plus sign and a number. A percent sign in an annotation's own id is written as {@code %25}, so that
 * the id does not look like that of a part. An id of another program that only ends with a plus sign and a number is
 * not taken for a part, either.
 */
public final class RegionIds {

    private static final Pattern PART = Pattern.compile("(?s)(?<=.)%[+][0-9]{1,9}$");

    private RegionIds() {}

    /** Returns the id of an annotation's result. */
    public static String of(String id) {
        return id.replace("%", "%25").replace("#", "%23");
    }

    /** Returns the id of the annotation that a result's id stands for. */
    public static String annotation(String id) {
        return id.replace("%23", "#").replace("%25", "%");
    }

    /** Returns whether Label Studio cuts an id. */
    public static boolean isCut(String id) {
        return id.indexOf('#') >= 0;
    }

    /** Returns the id of the result for a part. The first part, 0, has the id of the annotation's result. */
    public static String part(String annotation, int part) {
        return part == 0 ? of(annotation) : of(annotation) + "%+" + part;
    }

    /** Returns the id of the first part of the same annotation; the id itself if it is not that of a part. */
    public static String whole(String id) {
        return PART.matcher(id).replaceFirst("");
    }

    public static boolean isPart(String id) {
        return PART.matcher(id).find();
    }
}
