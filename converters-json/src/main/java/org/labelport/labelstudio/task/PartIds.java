package org.labelport.labelstudio.task;

import java.util.regex.Pattern;

/**
 * Ids of results that are parts of one annotation: the points of a skeleton, the ranges of a span. Label Studio makes ids
 * without a number sign, so that nobody else's look like these.
 */
public final class PartIds {

    /** After an id: {@code #0} alone is that of an annotation to which a source gave none. */
    private static final Pattern PART = Pattern.compile("(?s)(?<=.)#[0-9]{1,9}$");

    private PartIds() {}

    public static String of(String annotation, int part) {
        return annotation + "#" + part;
    }

    /** The annotation's id. */
    public static String whole(String id) {
        return PART.matcher(id).replaceFirst("");
    }

    public static boolean isPart(String id) {
        return PART.matcher(id).find();
    }
}
