package org.labelport.http;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.http.HttpException.Kind;

/**
 * What headers say about the length of a body. The JDK's client is lenient here: of contradicting headers it takes one,
 * and with a transfer encoding that it does not know it hands on the encoded bytes as the body. It drops what a server
 * sends after the declared length, so that only a digest can reveal that. A body with neither a length nor chunks ends
 * with its connection; the client takes every such end for a good one, over TLS even one without the peer's
 * {@code close_notify}.
 */
final class Framing {

    private static final Pattern CONTENT_RANGE = Pattern.compile(
            "bytes\\s+(?:([0-9]{1,18})-[0-9]{1,18}|\\*)/(?:([0-9]{1,18})|\\*)", Pattern.CASE_INSENSITIVE);

    private Framing() {}

    /**
     * The body's length in bytes, where it is declared.
     *
     * @throws HttpException of kind {@link Kind#PROTOCOL} when it is unclear where the body ends
     */
    static OptionalLong declaredLength(String where, HttpHeaders headers) throws HttpException {
        List<String> lengths = headers.allValues("Content-Length").stream()
                .map(String::strip)
                .distinct()
                .toList();
        List<String> encodings = headers.allValues("Transfer-Encoding");
        boolean chunked = encodings.equals(List.of("chunked"))
                || encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
        if (!encodings.isEmpty() && (!chunked || !lengths.isEmpty()) || lengths.size() > 1) {
            throw Faults.protocol(where, "with headers that contradict each other about the length of the body");
        }
        if (lengths.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!lengths.get(0).matches("[0-9]{1,18}")) {
            throw Faults.protocol(where, "with a Content-Length that is not a number");
        }
        return OptionalLong.of(Long.parseLong(lengths.get(0)));
    }

    /** Whether the headers, which must be valid, say where the body ends. Otherwise it ends with the connection. */
    static boolean isEndTold(HttpHeaders headers) {
        return Stream.of("Content-Length", "Transfer-Encoding")
                .anyMatch(name -> headers.firstValue(name).isPresent());
    }

    /** The offset of the first byte, from {@code Content-Range}; empty when that does not give it. */
    static OptionalLong rangeStart(HttpHeaders headers) {
        return contentRange(headers, 1);
    }

    /** The size of the whole file, from {@code Content-Range}; empty when that does not give it. */
    static OptionalLong rangeTotal(HttpHeaders headers) {
        return contentRange(headers, 2);
    }

    private static OptionalLong contentRange(HttpHeaders headers, int group) {
        Matcher range = CONTENT_RANGE.matcher(
                headers.firstValue("Content-Range").orElse("").strip());
        return range.matches() && range.group(group) != null
                ? OptionalLong.of(Long.parseLong(range.group(group)))
                : OptionalLong.empty();
    }
}
