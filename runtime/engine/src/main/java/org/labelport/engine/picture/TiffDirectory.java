package org.labelport.engine.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.TiffEntries;

/**
 * Size and orientation from the first directory of TIFF data.
 *
 * @param width 0 when it is not given
 * @param height 0 when it is not given
 * @param orientation 0 when it is not given
 * @param subfile bits for the kind of the directory's picture
 */
record TiffDirectory(int width, int height, int orientation, int subfile) {

    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;

    /** The picture is a preview of another one, as in the raw files of cameras. */
    private static final int REDUCED = 1;

    /** Reads the first directory. */
    static TiffDirectory read(ByteSource source) throws IOException {
        TiffEntries entries = TiffEntries.first(source);
        return new TiffDirectory(
                entries.number(WIDTH), entries.number(HEIGHT), entries.number(ORIENTATION), entries.number(SUBFILE));
    }

    /** The orientation in EXIF data; {@link PictureSize#UPRIGHT} when the data is damaged or has none. */
    static int orientation(ByteBuffer exif) {
        try {
            return read(ByteSource.in(exif)).orientation;
        } catch (IOException e) {
            return PictureSize.UPRIGHT;
        }
    }

    /** @throws IOException when the size is missing, or is that of a preview */
    PictureSize size() throws IOException {
        Optional<PictureSize> size =
                (subfile & REDUCED) == 0 ? PictureSize.stored(width, height, orientation) : Optional.empty();
        return size.orElseThrow(() -> new IOException("has no picture size in its header"));
    }
}
