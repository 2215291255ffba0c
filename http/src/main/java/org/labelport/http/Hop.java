package org.labelport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.http.HttpException.Kind;

/**
 * One step of a request that may be redirected: where it goes, and what it may carry there.
 *
 * @param request the original request
 * @param target where this step goes
 * @param headers of the caller, as long as no redirect has left the first origin; once dropped they stay dropped, so
 *     that another host cannot have them sent again by redirecting back
 * @param visited the targets so far, this one included
 */
record Hop(Request request, URI target, Map<String, String> headers, List<URI> visited) {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    Hop {
        headers = Map.copyOf(headers);
        visited = List.copyOf(visited);
    }

    /** @throws HttpException of kind {@link Kind#REFUSED} when the request may not go to its target at all */
    static Hop first(Request request, AllowedHosts allowed) throws HttpException {
        URI target = HttpUrls.parse(request.target().toString());
        check(request.method(), target, allowed);
        return new Hop(request, target, request.headers(), List.of(target));
    }

    static boolean isRedirect(int status) {
        return REDIRECTS.contains(status);
    }

    /** Method and address as messages show them. */
    String where() {
        String shown = request.method() + " " + HttpUrls.shown(target);
        return visited.size() == 1 ? shown : shown + " (redirected from " + HttpUrls.shown(visited.get(0)) + ")";
    }

    /** Whether the caller's headers were left behind at a change of origin. */
    boolean headersDropped() {
        return headers.size() < request.headers().size();
    }

    /** What is sent in this step. */
    HttpRequest toSend(HttpSettings settings) {
        return request.toSend(target, headers, settings.userAgent());
    }

    /**
     * The step that a redirect asks for.
     *
     * @throws HttpException of kind {@link Kind#REDIRECT} or {@link Kind#REFUSED} when it must not be followed
     */
    Hop follow(int status, HttpHeaders answer, HttpSettings settings, AllowedHosts allowed) throws HttpException {
        String location = answer.firstValue("Location").orElse("").strip();
        if (location.isEmpty()) {
            throw refusal(
                    "the server answered " + status + " without saying where to go", "Look into the server's log");
        }
        URI next = next(location);
        if (!request.isRead()) {
            throw refusal(
                    "the server redirects to " + HttpUrls.shown(next),
                    "Give that address if it is right: what is sent with " + request.method()
                            + " is not sent on to other places");
        }
        if ("https".equals(target.getScheme()) && "http".equals(next.getScheme())) {
            throw refusal(
                    "the server redirects from https to " + HttpUrls.shown(next) + ", which is not secured",
                    "Let the server redirect to https");
        }
        check(where(), next, allowed);
        if (visited.contains(next)) {
            throw refusal("the redirects lead in a circle, to " + HttpUrls.shown(next), "Look into the server's log");
        }
        if (visited.size() > settings.maxRedirects()) {
            throw refusal(
                    "more than " + settings.maxRedirects() + " redirects, now to " + HttpUrls.shown(next),
                    "Give the address that they lead to, or allow more redirects");
        }
        List<URI> way = new ArrayList<>(visited);
        way.add(next);
        return new Hop(request, next, HttpUrls.sameOrigin(target, next) ? headers : Map.of(), way);
    }

    private URI next(String location) throws HttpException {
        try {
            return resolve(target, inUtf8(location));
        } catch (HttpException e) {
            throw e.during(where() + ": the server redirects to a wrong address");
        }
    }

    private static void check(String asked, URI target, AllowedHosts allowed) throws HttpException {
        if (!allowed.allows(target)) {
            throw new HttpException(
                    Kind.REFUSED,
                    asked + ": " + HttpUrls.shown(target) + " is on a host that is not allowed (allowed: " + allowed
                            + ")",
                    "Add " + target.getHost() + ":" + HttpUrls.port(target)
                            + " to the allowed hosts if requests may go there");
        }
    }

    /** Resolves a location as browsers do; {@link URI#resolve} is wrong for a bare query. */
    private static URI resolve(URI base, String location) throws HttpException {
        if (SCHEME.matcher(location).matches()) {
            return HttpUrls.parse(location);
        }
        if (location.startsWith("//")) {
            return HttpUrls.parse(base.getScheme() + ":" + location);
        }
        String origin = base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
        String path = base.getRawPath();
        return switch (location.charAt(0)) {
            case '/' -> HttpUrls.parse(origin + location);
            case '?' -> HttpUrls.parse(origin + path + location);
            case '#' -> base;
            default -> {
                URI next = HttpUrls.parse(origin + path.substring(0, path.lastIndexOf('/') + 1) + location);
                // Only where it is needed, because it also merges two slashes into one.
                yield ("/" + location).contains("/.") ? next.normalize() : next;
            }
        };
    }

    /** Decodes a header again: headers are read as Latin-1, but servers write addresses in UTF-8. */
    private static String inUtf8(String header) {
        String text = new String(header.getBytes(ISO_8859_1), UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : header;
    }

    private HttpException refusal(String what, String remedy) {
        return new HttpException(Kind.REDIRECT, where() + ": " + what, remedy);
    }
}
