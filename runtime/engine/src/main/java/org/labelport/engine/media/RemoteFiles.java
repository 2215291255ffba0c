package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.labelport.engine.picture.PictureSize;
import org.labelport.http.HttpException;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.target.ItemSource;

/** What a run gets from the network for its items: files, and sizes of pictures. Used by one thread, which does not wait here. */
public final class RemoteFiles implements AutoCloseable {

    private final Connections connections;
    private final FreshLinks links;
    private final Originals originals;
    private final OriginalsFolder folder;
    private final RemoteHeaders headers;
    private final SilentHosts hosts;

    /**
     * @param source is asked for new addresses of files
     * @param folder where originals go
     * @param limits of how much of a picture is looked at
     * @param warnings takes a line of each host from which nothing comes
     */
    public RemoteFiles(
            ItemSource source,
            NetworkSettings network,
            OriginalsFolder folder,
            Limits limits,
            Consumer<String> warnings) {
        this.connections = new Connections(network);
        this.links = new FreshLinks(source);
        this.hosts = new SilentHosts(warnings);
        this.originals = new Originals(folder, connections, links, network, hosts);
        this.folder = folder;
        this.headers = new RemoteHeaders(limits);
    }

    /** Whether fetched files are also for a later process. */
    boolean isKept() {
        return folder.kept() == OriginalsFolder.Kept.FOR_LATER;
    }

    /** Starts to fetch the files of an item that are needed, by the location that the item names. */
    Map<URI, Future<Blob>> files(Item item, ItemNeeds needs) throws IOException {
        Map<URI, Future<Blob>> files = new LinkedHashMap<>();
        for (WantedFile file : ItemFiles.wanted(item, needs).values()) {
            files.put(file.location(), originals.fetch(item, file));
        }
        return files;
    }

    /**
     * Starts to look for the size of an item's picture on its server.
     *
     * @return empty when the size is known, or the picture is not on a server; the future fails with an
     *     {@link UnmeasuredException} when the size cannot be found
     */
    Optional<Future<PictureSize>> size(Item item) {
        Blob blob = item.media().blob();
        if (!PictureSizes.isUnknown(item)
                || !ItemFiles.isElsewhere(blob)
                || !ItemFiles.isWeb(blob.location().orElseThrow())) {
            return Optional.empty();
        }
        URI picture = blob.location().orElseThrow();
        return Optional.of(connections.submit(fetcher -> {
            try {
                PictureSize size = links.use(item, picture, address -> headers.size(fetcher, address));
                hosts.came(picture);
                return size;
            } catch (HttpException e) {
                Blob.Failure failure = MediaFailures.of(e);
                hosts.failed(picture, failure);
                throw new UnmeasuredException(failure);
            }
        }));
    }

    /** A warning about files of which it is not known whether they are complete; empty when there are none. */
    Optional<String> unsureFiles() {
        return originals.unsure().warning();
    }

    /** Ends all that is under way on the network, and its threads. */
    @Override
    public void close() {
        connections.close();
    }
}
