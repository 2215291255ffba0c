package org.labelport.synapse.results;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.http.HttpException;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.synapse.platform.Platform;
import org.labelport.target.FilterException;
import org.labelport.target.SourceRequest;

/** A list of the platform as one filter sees it. Thread-safe. */
public final class PlatformList {

    /** The value of {@code expand} that adds annotations to results. Files are found without it. */
    private static final String ANNOTATIONS = "data";

    private final Platform platform;
    private final Listing listing;
    private final URI first;
    private final PageDownload download;
    private final Limits limits;
    private final List<Map.Entry<String, String>> expand;

    /**
     * @param request names the folder that pages are put into, and their limits
     * @throws FilterException when a value of the filter cannot be asked for
     */
    public PlatformList(Platform platform, Listing listing, Map<String, ?> filter, SourceRequest request)
            throws FilterException {
        this.platform = platform;
        this.listing = listing;
        this.first = platform.address(listing.path(), ListQuery.pages(listing, filter));
        this.download = new PageDownload(platform, request.scratch(), request.limits());
        this.limits = request.limits();
        this.expand = listing.expand().stream()
                .filter(value -> !value.equals(ANNOTATIONS))
                .map(value -> Map.entry(ListQuery.EXPAND, value))
                .toList();
    }

    /** Starts reading at the first page. The caller closes the results. */
    public Results read() {
        return readFrom(Place.start(first));
    }

    /** Continues reading at a place. The caller closes the results. */
    public Results readFrom(Place place) {
        return new PlatformResults(platform, download, place);
    }

    /** Reads a page again, at the address that it came from. Its file is closed afterwards. */
    public <T> T again(URI page, PageUse<T> use) throws ExportException, IOException {
        FetchedPage fetched = download.fetch(page, "a page of the list, read again,");
        try (fetched) {
            return use.of(fetched.results());
        }
    }

    /** Reads one result of the list; empty when the platform does not have it, or does not give single ones. */
    public <T> Optional<T> single(String id, ResultUse<T> use) throws IOException {
        URI address = platform.address(listing.itemPath() + Platform.segment(id) + "/", expand);
        try (PageFile file = download.file(address, "result " + id);
                PageCursor cursor = new PageCursor(file, PageCursor.Form.LINES, limits)) {
            Optional<Result> result = cursor.next();
            return result.isPresent() ? Optional.of(use.of(result.get())) : Optional.empty();
        } catch (HttpException e) {
            if (Platform.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Uses a page's results while its file is open. */
    @FunctionalInterface
    public interface PageUse<T> {
        T of(List<Result> results) throws IOException;
    }

    /** Uses a result while its file is open. */
    @FunctionalInterface
    public interface ResultUse<T> {
        T of(Result result) throws IOException;
    }
}
