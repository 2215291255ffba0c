package org.labelport.engine.picture;

import java.io.IOException;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** The size of a picture was not found in as much of its file as may be read. */
public final class LongHeaderException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param picture its file or address */
    public LongHeaderException(Object picture, Limits limits) {
        super(picture + " has no picture size in its first " + limits.of(Limit.HEADER_MEGABYTES) + " MB. "
                + limits.remedy(Limit.HEADER_MEGABYTES));
    }
}
