package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.labelport.engine.picture.bytes.ByteSource;

/** How files of one kind of picture end. */
interface FileEnd {

    /** How many bytes tell the kinds apart. */
    int START_BYTES = 12;

    /**
     * Whether a file is of this kind.
     *
     * @param start its first {@link #START_BYTES}
     */
    boolean isOf(ByteBuffer start);

    /** Whether the end of a file of this kind is missing. */
    boolean isMissing(ByteSource file, long fileBytes) throws IOException;
}
