package org.labelport.synapse.results;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.limits.Limits;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;

class PagesAheadTest {

    private static final URI PLATFORM = URI.create("http://localhost:1");

    @TempDir
    Path scratch;

    @Test
    void anErrorOfTheWalkReachesTheReader() throws Exception {
        PlatformSettings settings = new PlatformSettings(PLATFORM, true, Map.of(), Optional.empty());
        try (Platform platform = Platform.open(settings, HttpSettings.defaults())) {
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
}
