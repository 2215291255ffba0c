package org.labelport.synapse.items;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.report.ExportException;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.results.Listing;
import org.labelport.synapse.results.PlatformList;
import org.labelport.synapse.results.Results;
import org.labelport.synapse.results.SavedPages;
import org.labelport.synapse.results.SavedResults;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceRequest;

/** Opens sources: of the platform, or of saved pages. */
public final class SynapseSources {

    private SynapseSources() {}

    /**
     * Opens a list of the platform, at its beginning or where it was left. Its first page is read here.
     *
     * @param platform closed with the source, and when this fails
     */
    public static ItemSource ofPlatform(Platform platform, Listing listing, SourceRequest request)
            throws ExportException, IOException {
        Map<String, Object> filter = request.filter().given();
        Optional<Bookmark> from = request.from().map(Bookmark::of);
        List<Closeable> opened = new ArrayList<>(List.of(platform::close));
        try {
            PlatformList list = new PlatformList(platform, listing, filter, request);
            UnitReader reader = new UnitReader(listing, request.report());
            FilePlaces places = new PlatformFiles(platform.settings().base());
            SeenUnits seen = SeenUnits.in(
                    request.scratch(), from.map(Bookmark::seenBytes).orElse(0L));
            opened.add(seen);
            Results results = from.isPresent() ? list.readFrom(from.get().place()) : list.read();
            opened.add(results);
            Project project = new Project(listing, filter, request.report());
            return new SynapseSource(
                    new SourceParts(
                            results,
                            reader,
                            places,
                            Optional.of(new FileRefresh(list, reader, places)),
                            from.isPresent() ? Map.of() : project.ofPlatform(platform, results),
                            seen,
                            request.json(),
                            platform::close),
                    request.report(),
                    from.map(Bookmark::repeated).orElse(0L));
        } catch (ExportException | IOException | RuntimeException e) {
            close(opened, e);
            throw e;
        }
    }

    /** Closes what was opened before a failure, which is what is told of. */
    private static void close(List<Closeable> opened, Exception failure) {
        for (Closeable part : opened) {
            try {
                part.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Opens saved pages. */
    public static ItemSource saved(Path path, Listing listing, SourceRequest request)
            throws ExportException, IOException {
        SavedPages pages = SavedPages.at(path);
        Map<String, Object> filter = request.filter().given();
        MediaFolder folder = new MediaFolder(pages.folder());
        Results results = new SavedResults(pages, filter, request.limits());
        try {
            return new SynapseSource(
                    new SourceParts(
                            results,
                            new UnitReader(listing, request.report()),
                            new SavedFiles(folder),
                            Optional.empty(),
                            new Project(listing, filter, request.report()).saved(pages.project(), results),
                            SeenUnits.inMemory(),
                            request.json(),
                            () -> {}),
                    request.report(),
                    0);
        } catch (ExportException | IOException | RuntimeException e) {
            close(List.of(results), e);
            throw e;
        }
    }
}
