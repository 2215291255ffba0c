package org.labelport.engine.picture;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the size in the text at the beginning of a Netpbm file (PBM, PGM, PPM) or of its relative with real numbers
 * (PFM).
 *
 * <p>Source: the manual pages pbm(5), pgm(5), ppm(5), pfm(5) of Netpbm.
 */
final class NetpbmHeader {

    private static final String KINDS = "123456fF";
    private static final int MOST_DIGITS = 9;

    private final byte[] bytes;
    private int at = 2;

    private NetpbmHeader(byte[] beginning) {
        this.bytes = beginning;
    }

    /** Whether a file begins as one of these does. */
    static boolean isNetpbm(byte[] beginning) {
        return beginning.length > 2
                && beginning[0] == 'P'
                && KINDS.indexOf(beginning[1]) >= 0
                && (Character.isWhitespace(beginning[2]) || beginning[2] == '#');
    }

    /**
     * The size of the file's first picture.
     *
     * @throws EOFException when the file was cut before the end of the size
     */
    static Optional<PictureSize> size(byte[] beginning) throws IOException {
        NetpbmHeader header = new NetpbmHeader(beginning);
        return PictureSize.stored(header.number(), header.number(), PictureSize.UPRIGHT);
    }

    /** The next number, behind blanks and comments. */
    private int number() throws IOException {
        int next = next();
        while (Character.isWhitespace(next) || next == '#') {
            if (next == '#') {
                skipLine();
            }
            next = next();
        }
        int value = 0;
        for (int digits = 0; next >= '0' && next <= '9'; digits++) {
            if (digits == MOST_DIGITS) {
                throw new IOException("is a damaged picture: its size is no number of pixels");
            }
            value = 10 * value + next - '0';
            next = next();
        }
        return value;
    }

    private void skipLine() throws EOFException {
        int next = next();
        while (next != '\n' && next != '\r') {
            next = next();
        }
    }

    private int next() throws EOFException {
        if (at == bytes.length) {
            throw new EOFException();
        }
        return bytes[at++];
    }
}
