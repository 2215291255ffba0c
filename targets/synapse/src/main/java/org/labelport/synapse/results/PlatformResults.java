package org.labelport.synapse.results;

import java.io.IOException;
import java.net.URI;
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
    private OptionalLong count = OptionalLong.empty();
    private @Nullable PageFile current;
    private long read;

    /** Starts reading a list at its first page. */
    PlatformResults(Platform platform, PageDownload download, URI first) {
        this.pages = new PagesAhead(platform, download, first);
    }

    @Override
    public Optional<Result> next() throws ExportException, IOException {
        Optional<Result> result = peek();
        if (result.isPresent()) {
            rest.removeFirst();
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
            current = page.get().file();
            rest.addAll(page.get().results());
        }
        return Optional.of(rest.peekFirst());
    }

    @Override
    public OptionalLong count() {
        return count;
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
