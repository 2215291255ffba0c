package org.labelport.engine.picture.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads a file by the page, for whoever goes through it in steps: a hostile file of many steps then costs no more than its
 * size. Used by one thread.
 */
public final class PagedSource implements ByteSource {

    private static final int PAGE_BYTES = 4 << 10;

    private final ByteSource file;
    private ByteBuffer page = ByteBuffer.allocate(0);
    private long pageAt;

    /** Reads from a file by the page. */
    public PagedSource(ByteSource file) {
        this.file = file;
    }

    @Override
    public ByteBuffer read(long at, int count) throws IOException {
        if (at < pageAt || at - pageAt > page.limit() - count) {
            page = file.read(at, Math.max(count, PAGE_BYTES));
            pageAt = at;
        }
        int start = (int) (at - pageAt);
        return page.slice(start, Math.min(count, page.limit() - start));
    }
}
