package org.labelport.synapse.results;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;
import org.labelport.synapse.platform.Platform;

/** The results of a list of the platform, page by page as the platform links them. */
public final class PlatformResults implements Results {

    private final PagesAhead pages;
    private final Deque<Result> rest = new ArrayDeque<>();
    private OptionalLong count;
    private OptionalLong latestCount = OptionalLong.empty();
    private @Nullable PageFile current;
    private long pageNumber;
    private long taken;
    private long toSkip;
    private long read;

    /** Starts reading a list at a place. */
    PlatformResults(Platform platform, PageDownload download, Place from) {
        this.pages = new PagesAhead(platform, download, from);
        this.count = from.count();
        this.pageNumber = from.number() - 1;
        this.toSkip = from.taken();
        this.read = from.read();
    }

    @Override
    public Optional<Result> next() throws ExportException, IOException {
        Optional<Result> result = peek();
        if (result.isPresent()) {
            rest.removeFirst();
            taken++;
            read++;
        }
        return result;
    }

    @Override
    public Optional<Result> peek() throws ExportException, IOException {
        while (rest.isEmpty()) {
            Optional<FetchedPage> page = pages.next();
            if (page.isEmpty()) {
                return Optional.empty();
            }
            closeCurrent();
            if (count.isEmpty()) {
                count = page.get().count();
            }
            latestCount = page.get().count().isPresent() ? page.get().count() : latestCount;
            current = page.get().file();
            rest.addAll(page.get().results());
            pageNumber++;
            for (taken = 0; taken < toSkip && !rest.isEmpty(); taken++) {
                rest.removeFirst();
            }
            toSkip = 0;
        }
        return Optional.of(rest.peekFirst());
    }

    @Override
    public OptionalLong count() {
        return count;
    }

    @Override
    public OptionalLong latestCount() {
        return latestCount;
    }

    @Override
    public OptionalLong expected() {
        return count;
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public Optional<Place> place() {
        return Optional.ofNullable(current)
                .flatMap(PageFile::origin)
                .map(origin -> new Place(origin.address(), pageNumber, taken, read, count));
    }

    @Override
    public void reportAtEnd(LossSink losses) {
        // The platform filters.
    }

    @Override
    public void close() throws IOException {
        try {
            closeCurrent();
        } finally {
            pages.close();
        }
    }

    private void closeCurrent() throws IOException {
        PageFile last = current;
        if (last != null) {
            current = null;
            last.close();
        }
    }
}
