package org.labelport.labelstudio.task;

import java.util.regex.Pattern;

/**
 * Ids of results. Label Studio cuts them at a number sign when it saves what somebody has corrected, and results of one id become one
 * region: so there is none in them.
 *
 * <p>Parts of one annotation, such as the points of a skeleton and the ranges of a span, have ids with a plus sign. Label Studio makes
 * ids without one, so that nobody else's look like these.
 */
public final class RegionIds {

    private static final Pattern PART = Pattern.compile("(?s)(?<=.)[+][0-9]{1,9}$");

    private RegionIds() {}

    /** The id of a result, of an annotation's or that of a part. */
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

    public static String part(String annotation, int part) {
        return annotation + "+" + part;
    }

    /** The id of which it is a part, or the id itself. */
    public static String whole(String id) {
        return PART.matcher(id).replaceFirst("");
    }

    public static boolean isPart(String id) {
        return PART.matcher(id).find();
    }
}
