package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.labelport.engine.picture.bytes.ByteSource;

/**
 * Tells whether the end of a picture is missing, as a download leaves it that broke off. What programs append to
 * pictures does not matter. Of most files it reads the first and the last few bytes.
 */
public final class PictureEnd {

    private static final List<FileEnd> KINDS = List.of(
            new JpegEnd(), new PngEnd(), new WebpEnd(), new TiffEnd(), new BmpEnd(), new GifEnd(), new HeifEnd());

    private PictureEnd() {}

    /** Whether the end is missing; false for files of other kinds. */
    public static boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        ByteBuffer start = file.read(0, FileEnd.START_BYTES);
        if (start.remaining() < FileEnd.START_BYTES) {
            return false; // not even a header: other checks tell that
        }
        for (FileEnd kind : KINDS) {
            if (kind.isOf(start)) {
                return kind.isMissing(file, fileBytes);
            }
        }
        return false;
    }
}
