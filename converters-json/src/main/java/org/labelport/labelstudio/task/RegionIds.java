package org.labelport.labelstudio.task;

import java.util.regex.Pattern;

/**
 * Ids of results. Label Studio cuts them at a number sign when it saves what somebody has corrected, and results of one id become one
 * region: so there is none in them.
 *
 * <p>Parts of one annotation, such as the points of a skeleton and the ranges of a span, have its id, a percent sign, a plus sign and a
 * number. A percent sign in an annotation's own id is written as {@code %25}, so that none looks like a part; an id of others that
 * merely ends with a plus sign and a number is none either.
 */
public final class RegionIds {

    private static final Pattern PART = Pattern.compile("(?s)(?<=.)%[+][0-9]{1,9}$");

    private RegionIds() {}

    /** The id of an annotation's result. */
    public static String of(String id) {
        return id.replace("%", "%25").replace("#", "%23");
    }

    /** The annotation's id again. */
    public static String annotation(String id) {
        return id.replace("%23", "#").replace("%25", "%");
    }

    /** Whether Label Studio cuts an id. */
    public static boolean isCut(String id) {
        return id.indexOf('#') >= 0;
    }

    /** The id of the result of a part; the first part, 0, has the annotation's. */
    public static String part(String annotation, int part) {
        return part == 0 ? of(annotation) : of(annotation) + "%+" + part;
    }

    /** The id of the result of which another is a part, or that one's own id. */
    public static String whole(String id) {
        return PART.matcher(id).replaceFirst("");
    }

    public static boolean isPart(String id) {
        return PART.matcher(id).find();
    }
}
