package org.labelport.synapse.results;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.labelport.http.HttpDownload;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.platform.Explanation;
import org.labelport.synapse.platform.ForeignAnswer;
import org.labelport.synapse.platform.Platform;

/** Downloads pages. A page that is not JSON is requested again, and never skipped. Thread-safe. */
final class PageDownload {

    private static final int ATTEMPTS = 3;

    private final Platform platform;
    private final Path folder;
    private final Limits limits;
    private final AtomicLong files = new AtomicLong();

    /**
     * @param folder for the files
     * @param limits of pages
     */
    PageDownload(Platform platform, Path folder, Limits limits) {
        this.platform = platform;
        this.folder = folder;
        this.limits = limits;
    }

    /** Is told when a page has arrived, before the page is read. */
    @FunctionalInterface
    interface ArrivalListener {
        void arrived(PageFile file) throws IOException;
    }

    /** Waits for a page that is being downloaded. */
    @FunctionalInterface
    interface PendingPage {

        /** The page's file, once it has arrived. */
        PageFile await() throws IOException;
    }

    /**
     * Downloads a page and reads it to its end.
     *
     * @param what what messages call the page
     */
    FetchedPage fetch(URI address, String what) throws ExportException, IOException {
        return fetch(address, what, () -> file(address, what), file -> {});
    }

    /**
     * Reads a page that is being downloaded to its end, and downloads it again when it is not a page.
     *
     * @param what what messages call the page
     */
    FetchedPage fetch(URI address, String what, PendingPage first, ArrivalListener listener)
            throws ExportException, IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return read(attempt == 1 ? first.await() : file(address, what), listener);
            } catch (JsonFormatException e) {
                if (attempt == ATTEMPTS) {
                    throw new ExportException(
                            "source.page-invalid",
                            what + " cannot be used, " + ATTEMPTS + " times: " + e.getMessage()
                                    + ". Nothing was left out; look into the log of the platform and of proxies in"
                                    + " between, then export again.",
                            e);
                }
                pause(platform.limits().firstBackOff().multipliedBy(attempt));
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                throw Explanation.failed(platform, "reading " + what, e);
            }
        }
    }

    /**
     * The address of the next page, without reading all of this one; empty when the head of the page does not give it.
     */
    Optional<String> nextByHead(PageFile page) throws IOException {
        return FetchedPage.nextByHead(page, limits);
    }

    /** Downloads what is at an address. */
    PageFile file(URI address, String what) throws IOException {
        Path file = folder.resolve("page-" + files.incrementAndGet() + ".json");
        HttpDownload download = platform.download(address, file);
        return PageFile.downloaded(
                file, new PageFile.Origin(address, download.from(), download.contentEncoding()), what);
    }

    private FetchedPage read(PageFile page, ArrivalListener listener) throws IOException {
        try {
            listener.arrived(page);
            return FetchedPage.of(page, limits);
        } catch (JsonFormatException e) {
            try (page) {
                throw told(page, e);
            }
        } catch (IOException | RuntimeException e) {
            page.close();
            throw e;
        }
    }

    private JsonFormatException told(PageFile page, JsonFormatException failure) throws IOException {
        Optional<String> foreign =
                ForeignAnswer.in(platform.settings(), page.head(), page.origin().flatMap(PageFile.Origin::encoding));
        if (foreign.isPresent()) {
            return new JsonFormatException(foreign.get(), failure);
        }
        return failure instanceof NoPageException
                ? new JsonFormatException(
                        failure.getMessage()
                                + Explanation.words(
                                        platform.settings(), new String(page.head(), StandardCharsets.UTF_8)),
                        failure)
                : failure;
    }

    private static void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("reading was ended").initCause(e);
        }
    }
}
