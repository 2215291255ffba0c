package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.labelport.http.HttpDownload;
import org.labelport.http.HttpException;
import org.labelport.http.HttpFetcher;
import org.labelport.model.Blob;
import org.labelport.model.Item;

/**
 * Fetches originals into a folder of the run. What neighbouring items share is fetched once. Used by one thread, which does
 * not wait for the files.
 */
final class Originals {

    /** More than one record has files, and few enough to be held. */
    private static final int REMEMBERED = 1024;

    private final Path folder;
    private final Connections connections;
    private final FreshLinks links;
    private final long maxFileBytes;
    private final Arrival arrival;
    private final Map<URI, Fetch> recent = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Fetch> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long count;

    /** @param folder created when the first file is fetched */
    Originals(Path folder, Connections connections, FreshLinks links, NetworkSettings settings) {
        this.folder = folder;
        this.connections = connections;
        this.links = links;
        this.maxFileBytes = settings.maxFileBytes();
        this.arrival = new Arrival(settings.checks());
    }

    private record Fetch(WantedFile file, Future<Blob> outcome) {}

    /**
     * Starts to fetch a file, unless that was done lately.
     *
     * @param item asks for the file
     * @return where the file is in the end, or why it cannot be had. It fails only when the run cannot go on, as when the disk
     *     is full
     */
    Future<Blob> fetch(Item item, WantedFile file) throws IOException {
        if (!ItemFiles.isWeb(file.location())) {
            Blob.Failure failure = MediaFailures.scheme(file.location().getScheme());
            return CompletableFuture.completedFuture(file.declared().failed(failure.code(), failure.message()));
        }
        Fetch lately = recent.get(file.location());
        if (lately != null && lately.file.covers(file)) {
            return lately.outcome;
        }
        if (count == 0) {
            Files.createDirectories(folder);
        }
        Path to = folder.resolve(Long.toString(count++));
        Future<Blob> outcome = connections.submit(fetcher -> fetched(fetcher, item, file, to));
        recent.put(file.location(), new Fetch(file, outcome));
        return outcome;
    }

    private Blob fetched(HttpFetcher fetcher, Item item, WantedFile file, Path to)
            throws IOException, InterruptedException {
        try {
            return links.use(item, file.location(), address -> download(fetcher, file, address, to));
        } catch (HttpException e) {
            Blob.Failure failure = MediaFailures.of(e);
            return file.declared().failed(failure.code(), failure.message());
        }
    }

    private Blob download(HttpFetcher fetcher, WantedFile file, URI address, Path to)
            throws IOException, InterruptedException {
        Optional<Checksum> checksum = arrival.checksum(file);
        HttpDownload came = checksum.isPresent()
                ? fetcher.download(
                        address, Map.of(), to, maxFileBytes, checksum.get().algorithm())
                : fetcher.download(address, Map.of(), to, maxFileBytes);
        Optional<Blob.Failure> fault = arrival.fault(file, address, to, came);
        if (fault.isPresent()) {
            Files.deleteIfExists(to);
            return file.declared().failed(fault.get().code(), fault.get().message());
        }
        return Blob.at(to.toUri(), came.bytes()).withChecksum(file.declared().checksum());
    }
}
