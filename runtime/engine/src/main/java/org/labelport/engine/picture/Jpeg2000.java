package org.labelport.engine.picture;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.labelport.engine.picture.IsoBoxes.Box;

/**
 * Finds the size of a JPEG 2000 picture, in a file of boxes (JP2) or as a bare codestream.
 *
 * <p>Source: ITU-T T.800, annexes A.5.1 and I.5.3.1.
 */
final class Jpeg2000 {

    private static final int SIGNATURE_BOX = 0x6a502020;
    private static final int CODESTREAM = 0xff4fff51;
    private static final int SIZES_AT = 8;

    private Jpeg2000() {}

    /** Whether a file begins as one of these does. */
    static boolean isJpeg2000(byte[] beginning) {
        return beginning.length >= SIZES_AT && (number(beginning, 4) == SIGNATURE_BOX || isCodestream(beginning));
    }

    /**
     * The size of the picture.
     *
     * @throws EOFException when the file was cut before it
     */
    static Optional<PictureSize> size(byte[] beginning) throws EOFException {
        IsoBoxes bytes = new IsoBoxes(beginning);
        if (isCodestream(beginning)) {
            return stored(
                    bytes.number(SIZES_AT, 4) - bytes.number(SIZES_AT + 8, 4),
                    bytes.number(SIZES_AT + 4, 4) - bytes.number(SIZES_AT + 12, 4));
        }
        Optional<Box> header = bytes.find("jp2h", bytes.file());
        header = header.isEmpty() ? header : bytes.find("ihdr", header.get());
        return header.isEmpty()
                ? Optional.empty()
                : stored(
                        bytes.number(header.get().start() + 4, 4),
                        bytes.number(header.get().start(), 4));
    }

    private static Optional<PictureSize> stored(long width, long height) {
        boolean possible = Math.min(width, height) > 0 && Math.max(width, height) <= Integer.MAX_VALUE;
        return possible ? PictureSize.stored((int) width, (int) height, PictureSize.UPRIGHT) : Optional.empty();
    }

    private static boolean isCodestream(byte[] beginning) {
        return number(beginning, 0) == CODESTREAM;
    }

    private static int number(byte[] beginning, int at) {
        return ByteBuffer.wrap(beginning).getInt(at);
    }
}
