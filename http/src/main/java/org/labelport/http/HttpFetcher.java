package org.labelport.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpException.Kind;

/**
 * Downloads files and sends small requests, over HTTP/1.1 and the JVM's proxies, within the limits of {@link HttpSettings}.
 *
 * <p><b>Threads.</b> Any number of threads may use one fetcher; each call does its work on the thread that made it and
 * returns when it is done. An interrupt ends the call at once with {@link InterruptedException}, and its connection with it.
 *
 * <p><b>Attempts.</b> Requests that only read ({@link #download}, {@link #read}, {@link #firstBytes}) are tried again
 * when a connection or a body failed, when a time limit was exceeded, and on the statuses 408, 425, 429, 500, 502, 503
 * and 504. The waits in between grow, or last as long as {@code Retry-After} asks. Other failures are final.
 * {@link #send} sends once. A server that has not answered at all, to as many requests as would try 16 addresses in
 * full and for twice the longest back-off, is given up on: until it answers, requests fail as the last one did, and only
 * one is sent in each longest back-off.
 *
 * <p><b>Redirects.</b> They are followed for requests that only read. Each step is checked like the first one, and none
 * may lead from https to http. Headers of the caller may hold credentials: once a redirect changes scheme, host or port
 * they are not sent any more.
 *
 * <p><b>Inner networks.</b> Where hosts or addresses are allowed one by one, an allowed name must not lead to this machine or
 * an inner network, unless {@link HttpSettings#allowedAddresses()} says so. What the name service answers is checked before a
 * request is sent, and again before its answer is used: the JVM keeps answers of the name service for 30 seconds
 * ({@code networkaddress.cache.ttl}), so that check and connection see the same one. Proxies look names up themselves; there
 * only addresses that are spelled out are checked.
 *
 * <p><b>Addresses</b> are taken as {@link HttpUrls#parse} takes them. Only http and https are possible. User and password in
 * an address are not sent; a header {@code Authorization} is.
 *
 * <p><b>Errors.</b> {@link HttpException} says what happened; another {@link IOException} comes from the file that is
 * written. Arguments that are wrong whatever the server does, such as a header with a line break, are
 * {@link IllegalArgumentException}.
 *
 * <p>Whoever opened a fetcher closes it. That ends calls that are under way with {@link Kind#CLOSED}, and all its threads.
 */
public final class HttpFetcher implements AutoCloseable {

    /** The longest answer that {@link #send} takes: 1 MiB. */
    public static final long MOST_ANSWER_BYTES = 1 << 20;

    private static final Set<String> SENDING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final HttpSettings settings;
    private final Attempts attempts;

    private HttpFetcher(HttpSettings settings, NameService names) {
        this.settings = settings;
        this.attempts = new Attempts(settings, names);
    }

    /** A fetcher within these limits. It takes the JVM's proxies and trusted certificates as they are now. */
    public static HttpFetcher open(HttpSettings settings) {
        return open(settings, NameService.OF_THE_JVM);
    }

    static HttpFetcher open(HttpSettings settings, NameService names) {
        return new HttpFetcher(settings, names);
    }

    /** The limits of this fetcher. */
    public HttpSettings settings() {
        return settings;
    }

    /**
     * Downloads a file.
     *
     * @param headers names and values that are sent along, such as {@code Authorization}
     * @param file is created, or emptied when it exists, once the server has answered well; when the download then
     *     fails the file is deleted. Its folder must exist.
     * @param maxBytes the most bytes that the file may have; more is {@link Kind#TOO_LARGE}
     */
    public HttpDownload download(URI source, Map<String, String> headers, Path file, long maxBytes)
            throws IOException, InterruptedException {
        return download(source, headers, file, maxBytes, Optional.empty());
    }

    /**
     * Downloads a file and computes a checksum on the way.
     *
     * @param headers names and values that are sent along, such as {@code Authorization}
     * @param file as in the other method; comparing the checksum, and deleting the file when it differs, is up to the caller
     * @param maxBytes the most bytes that the file may have; more is {@link Kind#TOO_LARGE}
     * @param digestAlgorithm as {@link MessageDigest#getInstance(String)} takes it, such as {@code SHA-256} or {@code MD5}
     */
    public HttpDownload download(
            URI source, Map<String, String> headers, Path file, long maxBytes, String digestAlgorithm)
            throws IOException, InterruptedException {
        digest(digestAlgorithm);
        return download(source, headers, file, maxBytes, Optional.of(digestAlgorithm));
    }

    /**
     * Reads a small body, such as a page of JSON.
     *
     * @param headers names and values that are sent along, such as {@code Authorization}
     * @param maxBytes the most bytes that the body may have; more is {@link Kind#TOO_LARGE}
     * @return the answer, with a status from 200 to 299
     */
    public HttpBody read(URI source, Map<String, String> headers, long maxBytes)
            throws IOException, InterruptedException {
        checkLimit(maxBytes);
        return attempts.several(Request.get(source, headers), (exchange, head, hop) -> {
            checkSuccess(exchange, head, hop);
            return body(head, Bodies.toMemory(exchange, hop.where(), maxBytes));
        });
    }

    /**
     * Reads the beginning of a file. The server is asked for that part only; where it sends more, the connection is
     * closed.
     *
     * @param headers names and values that are sent along, such as {@code Authorization}
     * @param count how many bytes, at least 1
     */
    public HttpFirstBytes firstBytes(URI source, Map<String, String> headers, int count)
            throws IOException, InterruptedException {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "first bytes: a count of " + count + " is not possible. Give 1 or more.");
        }
        return attempts.several(
                Request.firstBytes(source, headers, count),
                (exchange, head, hop) -> beginning(exchange, head, hop, count));
    }

    /**
     * Sends a small request that changes something, once: when it fails after it was sent, the server may have done it.
     *
     * @param method POST, PUT, PATCH or DELETE
     * @param headers names and values that are sent along, such as {@code Authorization}
     * @param body may be empty
     * @param contentType of the body; empty for none
     * @return the answer, whatever its status; a redirect is {@link Kind#REDIRECT}, a body of more than
     *     {@link #MOST_ANSWER_BYTES} is {@link Kind#TOO_LARGE}
     */
    public HttpBody send(String method, URI target, Map<String, String> headers, byte[] body, String contentType)
            throws IOException, InterruptedException {
        if (!SENDING.contains(method)) {
            throw new IllegalArgumentException("method '" + Snippets.oneLine(method, 20)
                    + "' is not sent. Give POST, PUT, PATCH or DELETE; read is for GET.");
        }
        return attempts.one(
                new Request(method, target, headers, body, contentType),
                (exchange, head, hop) -> body(head, Bodies.toMemory(exchange, hop.where(), MOST_ANSWER_BYTES)));
    }

    /** Ends calls under way and all threads. Closing again does nothing. */
    @Override
    public void close() {
        attempts.close();
    }

    private HttpDownload download(
            URI source, Map<String, String> headers, Path file, long maxBytes, Optional<String> algorithm)
            throws IOException, InterruptedException {
        checkLimit(maxBytes);
        return attempts.several(Request.get(source, headers), (exchange, head, hop) -> {
            checkSuccess(exchange, head, hop);
            @Nullable MessageDigest digest = algorithm.map(HttpFetcher::digest).orElse(null);
            long bytes = Bodies.toFile(exchange, hop.where(), file, maxBytes, digest);
            return new HttpDownload(
                    hop.target(),
                    head.statusCode(),
                    head.headers().firstValue("Content-Type"),
                    head.headers().firstValue("Content-Encoding"),
                    bytes,
                    Framing.isEndTold(head.headers()),
                    Optional.ofNullable(digest).map(sum -> HexFormat.of().formatHex(sum.digest())));
        });
    }

    private HttpFirstBytes beginning(Exchange exchange, ResponseInfo head, Hop hop, int count)
            throws HttpException, InterruptedException {
        Optional<String> contentType = head.headers().firstValue("Content-Type");
        OptionalLong total = Framing.rangeTotal(head.headers());
        if (head.statusCode() == RANGE_NOT_SATISFIABLE && total.orElse(0) == 0) {
            Bodies.skip(exchange, settings);
            return new HttpFirstBytes(new byte[0], OptionalLong.of(0), Optional.empty());
        }
        checkSuccess(exchange, head, hop);
        boolean part = head.statusCode() == PARTIAL_CONTENT;
        if (part && Framing.rangeStart(head.headers()).orElse(-1) != 0) {
            throw Faults.protocol(hop.where(), "with another part of the file than its beginning");
        }
        return new HttpFirstBytes(
                Bodies.beginning(exchange, count), part ? total : exchange.declaredLength(), contentType);
    }

    private void checkSuccess(Exchange exchange, ResponseInfo head, Hop hop)
            throws HttpException, InterruptedException {
        int status = head.statusCode();
        if (status >= 200 && status <= 299) {
            return;
        }
        byte[] body = Bodies.ofFailure(exchange, settings);
        throw Faults.status(hop.where(), status, hop.headersDropped())
                .withAnswer(new HttpException.Answer(
                        status,
                        hop.headersDropped(),
                        Snippets.of(body, hop.target(), hop.headers().values()),
                        BackOff.askedMillis(head.headers())));
    }

    private static HttpBody body(ResponseInfo head, byte[] bytes) {
        return new HttpBody(
                head.statusCode(),
                head.headers().firstValue("Content-Type"),
                head.headers().firstValue("Content-Encoding"),
                bytes);
    }

    private static void checkLimit(long maxBytes) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("limit: " + maxBytes + " bytes are not possible. Give 0 or more.");
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(
                    "digest '" + Snippets.oneLine(algorithm, 40)
                            + "' is unknown to this Java. Give MD5, SHA-1 or SHA-256.",
                    e);
        }
    }
}
