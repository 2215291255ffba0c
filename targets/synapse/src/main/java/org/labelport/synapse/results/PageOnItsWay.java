package org.labelport.synapse.results;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The page that is probably next: downloaded by a thread of its own while the page before it is looked through. At most one is on
 * its way. Used by one thread at a time.
 */
final class PageOnItsWay implements AutoCloseable {

    private final PageDownload download;
    private final ExecutorService thread;
    private @Nullable Asked asked;

    private record Asked(URI address, Future<PageFile> file) {}

    PageOnItsWay(PageDownload download) {
        this.download = download;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread named = new Thread(task, "labelport-synapse-page");
            named.setDaemon(true);
            return named;
        });
    }

    /** Asks for a page, in place of one that was asked for before. */
    void ask(URI address, String what) throws IOException {
        forget();
        asked = new Asked(address, thread.submit(() -> download.file(address, what)));
    }

    /** The file of a page, asked for now when it was not before. The caller closes it. */
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

    /** Deletes a page that turned out to be another than the next, once it has come. */
    private void forget() throws IOException {
        Asked unwanted = asked;
        asked = null;
        if (unwanted != null) {
            try {
                unwanted.file().get().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | CancellationException e) {
                return; // nobody wants to know why a page did not come that is not the next
            }
        }
    }

    /** Ends the download that is on its way. */
    @Override
    public void close() throws IOException {
        for (Runnable waiting : thread.shutdownNow()) {
            ((Future<?>) waiting).cancel(true);
        }
        forget();
    }
}
