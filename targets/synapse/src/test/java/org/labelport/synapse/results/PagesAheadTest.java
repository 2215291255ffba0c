package org.labelport.synapse.results;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.limits.Limits;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;

class PagesAheadTest {

    private static final URI PLATFORM = URI.create("http://localhost:1");
    private static final PlatformSettings SETTINGS = new PlatformSettings(PLATFORM, true, Map.of(), Optional.empty());

    @TempDir
    Path scratch;

    @Test
    void anErrorOfTheWalkReachesTheReader() throws Exception {
        try (Platform platform = Platform.open(SETTINGS, HttpSettings.defaults())) {
            PageDownload download = new PageDownload(platform, scratch, Limits.USUAL);
            PagePrefetch prefetch = new PagePrefetch(download, task -> {
                throw new OutOfMemoryError("unable to create native thread");
            });
            try (PagesAhead pages =
                    new PagesAhead(platform, download, prefetch, Place.start(PLATFORM.resolve("/xs/")))) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> assertThrows(OutOfMemoryError.class, pages::next));
            }
        }
    }

    /** A run that is cancelled closes its source with an interrupt pending. */
    @Test
    void theWalkHasEndedWhenAnInterruptedThreadHasClosedIt() throws Exception {
        CompletableFuture<Thread> walker = new CompletableFuture<>();
        try (Platform platform = Platform.open(SETTINGS, HttpSettings.defaults())) {
            PageDownload download = new PageDownload(platform, scratch, Limits.USUAL);
            PagePrefetch prefetch = new PagePrefetch(download, task -> {
                walker.complete(Thread.currentThread());
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
                while (System.nanoTime() - end < 0) {
                    Thread.onSpinWait(); // heeds no interrupt, as code that writes a file
                }
                throw new OutOfMemoryError("unable to create native thread");
            });
            PagesAhead pages = new PagesAhead(platform, download, prefetch, Place.start(PLATFORM.resolve("/xs/")));
            walker.get(1, TimeUnit.MINUTES);

            Thread.currentThread().interrupt();
            pages.close();

            assertTrue(Thread.interrupted());
            assertFalse(walker.get().isAlive());
        }
    }
}
