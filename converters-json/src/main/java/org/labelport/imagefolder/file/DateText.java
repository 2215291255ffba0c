package org.labelport.imagefolder.file;

import java.util.regex.Pattern;

/** Recognises texts that Apache Arrow, with which the library reads JSON lines, takes for times. */
public final class DateText {

    /** A day, alone or with a time of whole seconds at most. */
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[01][0-9]-[0-3][0-9]"
            + "([ T][0-2][0-9](:[0-5][0-9](:[0-5][0-9])?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?");

    private DateText() {}

    /** Returns whether a text is taken for a time. */
    public static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }
}
