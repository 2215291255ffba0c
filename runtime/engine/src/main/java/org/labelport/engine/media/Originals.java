package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.labelport.engine.journal.Durable;
import org.labelport.engine.publish.FolderTree;
import org.labelport.http.HttpDownload;
import org.labelport.http.HttpException;
import org.labelport.http.HttpFetcher;
import org.labelport.model.Blob;
import org.labelport.model.Item;

/**
 * Fetches originals into a folder of the run. A file that neighbouring items share, or that an earlier process has
 * fetched, is not fetched again. Used by one thread, which does not wait for the files.
 */
final class Originals {

    /** How many files are remembered: more than one record has, and few enough to be held. */
    private static final int REMEMBERED = 1024;

    private static final String COMING = ".coming-";

    private final Path folder;
    private final OriginalsFolder.Kept kept;
    private final Connections connections;
    private final FreshLinks links;
    private final SilentHosts hosts;
    private final long maxFileBytes;
    private final Arrival arrival;
    private final Map<String, Fetch> recent = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fetch> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final AtomicLong downloads = new AtomicLong();
    private final UnsureFiles unsure = new UnsureFiles();
    private boolean folderIsThere;

    Originals(
            OriginalsFolder folder,
            Connections connections,
            FreshLinks links,
            NetworkSettings settings,
            SilentHosts hosts) {
        this.hosts = hosts;
        this.folder = folder.path();
        this.kept = folder.kept();
        this.connections = connections;
        this.links = links;
        this.maxFileBytes = settings.maxFileBytes();
        this.arrival = new Arrival(settings.checks());
    }

    private record Fetch(WantedFile file, Future<Blob> outcome) {}

    /**
     * Starts to fetch a file, unless it was fetched lately.
     *
     * @param item the item that needs the file
     * @return where the file is in the end, or why it cannot be had. The future fails only when the run cannot go on,
     *     as when the disk is full
     */
    Future<Blob> fetch(Item item, WantedFile file) throws IOException {
        if (!ItemFiles.isWeb(file.location())) {
            Blob.Failure failure = MediaFailures.scheme(file.location().getScheme());
            return CompletableFuture.completedFuture(file.declared().failed(failure.code(), failure.message()));
        }
        String address = FileKey.address(file.location());
        Fetch lately = recent.get(address);
        if (lately != null && lately.file.covers(file)) {
            return lately.outcome;
        }
        if (!folderIsThere) {
            FolderTree.create(folder.getParent(), folder);
            folderIsThere = true;
        }
        Path to = folder.resolve(FileKey.of(file));
        Future<Blob> outcome = connections.submit(fetcher -> fetched(fetcher, item, file, to));
        recent.put(address, new Fetch(file, outcome));
        return outcome;
    }

    private Blob fetched(HttpFetcher fetcher, Item item, WantedFile file, Path to)
            throws IOException, InterruptedException {
        if (kept == OriginalsFolder.Kept.FOR_LATER && Files.exists(to)) {
            hosts.came(file.location());
            return there(file, to); // an earlier process has fetched it
        }
        Blob outcome = asked(fetcher, item, file, to);
        outcome.failure()
                .ifPresentOrElse(reason -> hosts.failed(file.location(), reason), () -> hosts.came(file.location()));
        return outcome;
    }

    private Blob asked(HttpFetcher fetcher, Item item, WantedFile file, Path to)
            throws IOException, InterruptedException {
        try {
            return links.use(item, file.location(), address -> download(fetcher, file, address, to));
        } catch (HttpException e) {
            Blob.Failure failure = MediaFailures.of(e);
            return file.declared().failed(failure.code(), failure.message());
        }
    }

    /** The files of which it is not known whether they are complete. */
    UnsureFiles unsure() {
        return unsure;
    }

    private Blob download(HttpFetcher fetcher, WantedFile file, URI address, Path to)
            throws IOException, InterruptedException {
        Optional<Checksum> checksum = arrival.checksum(file);
        Path coming = to.resolveSibling(to.getFileName() + COMING + downloads.incrementAndGet());
        HttpDownload came = checksum.isPresent()
                ? fetcher.download(
                        address, Map.of(), coming, maxFileBytes, checksum.get().algorithm())
                : fetcher.download(address, Map.of(), coming, maxFileBytes);
        Optional<Blob.Failure> fault = arrival.fault(file, address, coming, came);
        if (fault.isPresent()) {
            Files.deleteIfExists(coming);
            return file.declared().failed(fault.get().code(), fault.get().message());
        }
        if (arrival.isUnsure(file, came)) {
            unsure.add(address);
        }
        if (kept == OriginalsFolder.Kept.FOR_LATER) {
            Durable.file(coming);
        }
        Files.move(coming, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return there(file, to);
    }

    private static Blob there(WantedFile file, Path at) throws IOException {
        return Blob.at(at, Files.size(at)).withChecksum(file.declared().checksum());
    }
}
