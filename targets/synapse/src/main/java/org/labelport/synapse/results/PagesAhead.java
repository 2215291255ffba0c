package org.labelport.synapse.results;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.report.ExportException;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;
import org.labelport.target.LongSet;

/**
 * Walks from page to page on its own thread, a few pages ahead of the reader, so that the platform's latency costs
 * nothing while items are written.
 */
final class PagesAhead implements AutoCloseable {

    /** How many pages wait to be read; one more is on its way. */
    private static final int AHEAD = 3;

    /**
     * After this many empty pages in a row a list is taken for one without end. A platform that filters may leave some
     * pages empty.
     */
    private static final int MOST_EMPTY_PAGES = 100;

    private static final long STOP_TIMEOUT_SECONDS = 10;

    private final Platform platform;
    private final PageDownload download;
    private final PagePrefetch prefetch;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(AHEAD);
    private final LongSet seen = new LongSet();
    private final Thread walker;
    private int emptyPages;

    /** What the walker found. */
    private sealed interface Arrival {}

    private record Page(FetchedPage page) implements Arrival {}

    private record Failed(Throwable failure) implements Arrival {}

    private enum Mark implements Arrival {
        END
    }

    /** Starts walking at the page of a place. */
    PagesAhead(Platform platform, PageDownload download, Place from) {
        this(platform, download, new PagePrefetch(download), from);
    }

    /** @param prefetch is closed with this */
    PagesAhead(Platform platform, PageDownload download, PagePrefetch prefetch, Place from) {
        this.platform = platform;
        this.download = download;
        this.prefetch = prefetch;
        this.walker = new Thread(() -> walk(from), "labelport-synapse-pages");
        walker.setDaemon(true);
        walker.start();
    }

    /** The next page, once it is there; empty after the last. The caller closes its file. */
    Optional<FetchedPage> next() throws ExportException, IOException {
        Arrival arrival;
        try {
            arrival = arrivals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportException("run.cancelled", "reading was ended while a page was on its way", e);
        }
        if (arrival instanceof Page fetched) {
            room.release();
            return Optional.of(fetched.page());
        }
        arrivals.add(arrival);
        if (arrival instanceof Failed failed) {
            throwAgain(failed.failure());
        }
        return Optional.empty();
    }

    private static void throwAgain(Throwable failure) throws ExportException, IOException {
        if (failure instanceof ExportException export) {
            throw export;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof IOException io ? io : new IOException(failure);
    }

    private void walk(Place from) {
        try {
            Optional<URI> address = Optional.of(from.page());
            for (long number = from.number(); address.isPresent(); number++) {
                room.acquire();
                FetchedPage page = fetch(address.get(), number);
                arrivals.add(new Page(page));
                address = following(address.get(), page, number);
            }
            arrivals.add(Mark.END);
        } catch (Throwable e) { // an error, too, since the reader waits for something to arrive
            arrivals.add(new Failed(e));
        }
    }

    private FetchedPage fetch(URI address, long number) throws ExportException, IOException {
        String what = what(number);
        return download.fetch(
                address, what, () -> prefetch.file(address, what), page -> askForNext(page, address, number));
    }

    /**
     * Requests the page that a page names as the next one, at once. What is wrong with either page is reported when its
     * turn comes.
     */
    private void askForNext(PageFile page, URI current, long number) throws IOException {
        Optional<String> written = download.nextByHead(page).filter(text -> !text.isBlank());
        if (written.isEmpty()) {
            return;
        }
        try {
            URI next = HttpUrls.parse(written.get());
            if (platform.isOwn(next) && !next.equals(current)) {
                prefetch.ask(next, what(number + 1));
            }
        } catch (HttpException e) {
            return; // following() reports it
        }
    }

    private static String what(long number) {
        return "page " + number + " of the list";
    }

    private Optional<URI> following(URI current, FetchedPage page, long number) throws ExportException {
        seen.add(current.toString());
        Optional<String> written = page.next().filter(text -> !text.isBlank());
        if (written.isEmpty()) {
            return Optional.empty();
        }
        emptyPages = page.results().isEmpty() ? emptyPages + 1 : 0;
        if (emptyPages == MOST_EMPTY_PAGES) {
            throw new ExportException(
                    "source.pages-empty",
                    emptyPages + " pages in a row, up to page " + number
                            + " of the list, have no results and say that the list goes on, so it seems to have no end."
                            + " Export again later; if it stays so, the platform needs a repair.");
        }
        URI next = parsed(written.get(), number);
        PlatformSettings settings = platform.settings();
        if (!platform.isOwn(next)) {
            checkNotRedirected(page, number);
            throw new ExportException(
                    "source.next-foreign",
                    "page " + number + " says that the list goes on at " + HttpUrls.shown(next)
                            + ", which is not the platform's address " + settings
                            + ". It was not asked, since that would give your tokens away. If it is the same platform, set "
                            + PlatformSettings.HOST
                            + " to that address, or have its proxy pass the host and scheme on.");
        }
        if (!seen.add(next.toString())) {
            throw new ExportException(
                    "source.next-repeated",
                    "page " + number + " says that the list goes on at a page that was read already ("
                            + HttpUrls.shown(next)
                            + "), so it has no end. Export again later; if it stays so, the platform needs a repair.");
        }
        return Optional.of(next);
    }

    /**
     * Refuses a page that was redirected away from the platform. The addresses in it are those of the other place, so
     * the list cannot go on.
     */
    private void checkNotRedirected(FetchedPage page, long number) throws ExportException {
        Optional<URI> from = page.file().origin().map(PageFile.Origin::from);
        if (from.isPresent() && !platform.isOwn(from.get())) {
            throw new ExportException(
                    "source.redirected",
                    "the request for page " + number + " was redirected to " + HttpUrls.shown(from.get())
                            + ", which is not the platform's address " + platform.settings()
                            + ", so your tokens were not sent there, and the list cannot go on there. If it is the same platform, set "
                            + PlatformSettings.HOST + " to that address.");
        }
    }

    private URI parsed(String next, long number) throws ExportException {
        try {
            return HttpUrls.parse(next);
        } catch (HttpException e) {
            throw new ExportException(
                    "source.next-invalid",
                    "page " + number + " does not say where the list goes on: " + e.getMessage()
                            + ". The platform, or a proxy in between, needs a repair.",
                    e);
        }
    }

    /**
     * Waits also when this thread is interrupted, as that of a cancelled run is: a walk that went on would put in pages
     * that nobody closes.
     */
    private void awaitEndOfWalk() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_TIMEOUT_SECONDS);
        boolean interrupted = false;
        while (walker.isAlive() && System.nanoTime() - end < 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(walker, end - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends walking at once, also while a page is on its way, and deletes the pages that nobody took. */
    @Override
    public void close() throws IOException {
        walker.interrupt();
        awaitEndOfWalk();
        prefetch.close();
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            if (arrival instanceof Page fetched) {
                fetched.page().close();
            }
        }
    }
}
