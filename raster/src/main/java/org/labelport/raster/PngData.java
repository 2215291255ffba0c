package org.labelport.raster;

import java.io.IOException;
import java.io.InputStream;

/** The packed pixels of a PNG file: what its chunks {@code IDAT}, one after another, hold. */
final class PngData extends InputStream {

    private final PngChunks chunks;
    private boolean ended;

    /** @param chunks in whose first chunk of pixels the next byte is */
    PngData(PngChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        while (!ended && chunks.left() == 0) {
            chunks.next();
            ended = !chunks.isCalled(PngChunks.PIXELS);
        }
        return ended ? -1 : chunks.read(into, at, length);
    }

    /** Reads the rest of the chunk that is begun: a file that ends within it was cut off. */
    void finish() throws IOException {
        if (!ended) {
            chunks.skip();
        }
    }
}
