package org.labelport.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a caller asked for.
 *
 * @param headers of the caller, which may hold secrets and go to the first origin only
 * @param firstBytes how many bytes of the file are wanted; empty for all
 * @param body the bytes to send, which are not copied; empty for GET
 * @param contentType of the body
 */
record Request(
        String method,
        URI target,
        Map<String, String> headers,
        OptionalInt firstBytes,
        byte[] body,
        String contentType) {

    Request {
        headers = Map.copyOf(headers);
        headers.forEach(Request::check);
        check("Content-Type", contentType);
    }

    Request(String method, URI target, Map<String, String> headers, byte[] body, String contentType) {
        this(method, target, headers, OptionalInt.empty(), body, contentType);
    }

    static Request get(URI target, Map<String, String> headers) {
        return new Request("GET", target, headers, new byte[0], "");
    }

    static Request firstBytes(URI target, Map<String, String> headers, int count) {
        return new Request("GET", target, headers, OptionalInt.of(count), new byte[0], "");
    }

    /** Whether the request only reads, so that it may be sent again, and to other places. */
    boolean isRead() {
        return method.equals("GET");
    }

    /** The request as it is sent in one step. */
    HttpRequest toSend(URI to, Map<String, String> carried, String userAgent) {
        BodyPublisher sent = isRead() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(to).method(method, sent);
        builder.setHeader("User-Agent", userAgent);
        builder.setHeader("Accept-Encoding", "identity");
        if (!contentType.isEmpty()) {
            builder.setHeader("Content-Type", contentType);
        }
        carried.forEach(builder::setHeader);
        if (firstBytes.isPresent()) {
            builder.setHeader("Range", "bytes=0-" + (firstBytes.getAsInt() - 1));
        }
        return builder.build();
    }

    /** The JDK checks this too, but repeats the value in its message. */
    private static void check(String name, String value) {
        try {
            HttpRequest.newBuilder().setHeader(name, "-");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "header '" + Snippets.oneLine(name, 100) + "' cannot be set. Leave it out, or correct its name.");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t')) {
            throw new IllegalArgumentException(
                    "header '" + name + "': its value holds a line break or another character"
                            + " that is not visible ASCII. Remove it; it often comes from the end of a file with a token.");
        }
    }
}
