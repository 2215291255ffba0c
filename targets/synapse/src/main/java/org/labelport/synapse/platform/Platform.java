package org.labelport.synapse.platform;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.http.HttpBody;
import org.labelport.http.HttpDownload;
import org.labelport.http.HttpException;
import org.labelport.http.HttpFetcher;
import org.labelport.http.HttpSettings;
import org.labelport.http.HttpUrls;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.json.SmallJson;

/**
 * Sends requests to the platform. Credentials go with every request, but only to the platform's own address.
 * Thread-safe; whoever opened it closes it, which ends requests that are under way.
 */
public final class Platform implements AutoCloseable {

    /**
     * The largest page. Items may hold millions of pixels, so a page may be large, but the space on a disk is limited.
     */
    private static final long MOST_PAGE_BYTES = 16L << 30;

    private static final long MOST_OBJECT_BYTES = 64L << 20;
    private static final String JSON = "application/json";

    private final PlatformSettings settings;
    private final HttpFetcher fetcher;

    private Platform(PlatformSettings settings, HttpFetcher fetcher) {
        this.settings = settings;
        this.fetcher = fetcher;
    }

    /** A connection within these limits. */
    public static Platform open(PlatformSettings settings, HttpSettings limits) {
        return new Platform(settings, HttpFetcher.open(limits));
    }

    /** Where the platform is and who we are. */
    public PlatformSettings settings() {
        return settings;
    }

    /** The limits of requests. */
    public HttpSettings limits() {
        return fetcher.settings();
    }

    /**
     * The address of a resource.
     *
     * @param path such as {@code sdk/tasks/}; segments that come from outside are encoded, see {@link #segment}
     * @param query names and values in their order
     */
    public URI address(String path, List<? extends Map.Entry<String, String>> query) {
        String parameters = HttpUrls.query(query);
        return URI.create(settings.base() + "/" + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    /** The address of a resource, without a query. */
    public URI address(String path) {
        return address(path, List.of());
    }

    /** A text as one segment of a path. */
    public static String segment(String text) {
        String encoded =
                HttpUrls.query(List.of(Map.entry("", text))).substring(1).replace("+", "%20");
        return encoded.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
    }

    /** Whether an address is one of the platform's, so that our credentials may go there. */
    public boolean isOwn(URI address) {
        return HttpUrls.sameOrigin(settings.base(), address);
    }

    /**
     * Downloads what is at an address into a file.
     *
     * @return where it came from, after all redirects, and how it came
     */
    public HttpDownload download(URI address, Path file) throws IOException {
        return interruptibly(() -> fetcher.download(address, headers(address), file, MOST_PAGE_BYTES));
    }

    /** Whether an address can be read, without reading it. */
    public void check(URI address) throws IOException {
        interruptibly(() -> fetcher.firstBytes(address, headers(address), 1));
    }

    /**
     * Reads a JSON object.
     *
     * @throws JsonFormatException when the answer is something else
     */
    public Map<String, Object> read(URI address) throws IOException {
        HttpBody answer = interruptibly(() -> fetcher.read(address, headers(address), MOST_OBJECT_BYTES));
        Optional<String> foreign = ForeignAnswer.in(settings, answer.bytes(), answer.contentEncoding());
        if (foreign.isPresent()) {
            throw new JsonFormatException(foreign.get());
        }
        return SmallJson.ifObject(answer.bytes()).orElseThrow(() -> new JsonFormatException("it is not a JSON object"));
    }

    /**
     * Sends JSON, once.
     *
     * @return the status of the answer
     */
    public int send(String method, URI address, byte[] json) throws IOException {
        HttpBody answer = interruptibly(() -> fetcher.send(method, address, headers(address), json, JSON));
        return answer.status();
    }

    @Override
    public void close() {
        fetcher.close();
    }

    private Map<String, String> headers(URI address) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", JSON);
        if (isOwn(address)) {
            settings.tokens().forEach((header, token) -> headers.put(header.header(), "Token " + token));
        }
        return headers;
    }

    private <T> T interruptibly(Call<T> call) throws IOException {
        try {
            return call.answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the request was interrupted").initCause(e);
        }
    }

    /** Whether a failure says that there is no such thing, or no such request. */
    public static boolean isAbsent(IOException failure) {
        return failure instanceof HttpException http && (http.status() == 404 || http.status() == 405);
    }

    private interface Call<T> {
        T answer() throws IOException, InterruptedException;
    }
}
