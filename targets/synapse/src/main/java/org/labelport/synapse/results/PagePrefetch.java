package org.labelport.synapse.results;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The page that is probably next, downloaded on its own thread while the page before it is read. At most one page is on
 * its way. Used by one thread at a time.
 */
final class PagePrefetch implements AutoCloseable {

    private final PageDownload download;
    private final ExecutorService thread;
    private @Nullable Asked asked;

    private record Asked(URI address, Future<PageFile> file) {}

    PagePrefetch(PageDownload download) {
        this(download, PagePrefetch::named);
    }

    PagePrefetch(PageDownload download, ThreadFactory threads) {
        this.download = download;
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    private static Thread named(Runnable task) {
        Thread named = new Thread(task, "labelport-synapse-page");
        named.setDaemon(true);
        return named;
    }

    /** Requests a page, in place of one that was requested before. */
    void ask(URI address, String what) throws IOException {
        forget();
        asked = new Asked(address, thread.submit(() -> download.file(address, what)));
    }

    /** The file of a page, which is requested now if it was not before. The caller closes it. */
    PageFile file(URI address, String what) throws IOException {
        if (asked == null || !asked.address().equals(address)) {
            ask(address, what);
        }
        Future<PageFile> file = asked.file();
        try {
            PageFile arrived = file.get();
            asked = null;
            return arrived;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("reading was ended").initCause(e);
        } catch (ExecutionException e) {
            asked = null;
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
        }
    }

    /** Deletes a page that turned out not to be the next one, once it has arrived. */
    private void forget() throws IOException {
        Asked unwanted = asked;
        asked = null;
        if (unwanted != null) {
            try {
                unwanted.file().get().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | CancellationException e) {
                return; // a page that is not the next one may fail
            }
        }
    }

    /**
     * Ends the download that is on its way, and waits for that also when this thread is interrupted, as that of a
     * cancelled run is: a page that arrives nevertheless is deleted.
     */
    @Override
    public void close() throws IOException {
        for (Runnable waiting : thread.shutdownNow()) {
            ((Future<?>) waiting).cancel(true);
        }
        boolean interrupted = Thread.interrupted();
        try {
            forget();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
