package org.labelport.plugins.repository;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.engine.hash.Sha256;
import org.labelport.http.HttpException;
import org.labelport.http.HttpSettings;
import org.labelport.http.HttpUrls;
import org.labelport.plugin.PluginException;

/**
 * The address of an index, and the rule which addresses are below its folder.
 *
 * @param shown for messages: a path, or an address of the web
 * @param index {@code file:}, {@code http:} or {@code https:}
 */
record RepositoryAddress(String shown, URI index) {

    private static final String INDEX = "index.xml";
    private static final String SIGNATURE = ".sig";
    private static final Pattern WEB = Pattern.compile("(?i)https?:.*");
    private static final Pattern FILE = Pattern.compile("(?i)file:.*");
    private static final int MOST_SHOWN = 100;
    private static final int QUERY_HASH_BYTES = 8;

    /**
     * Reads the address of an index.
     *
     * @param text a path, or a {@code file:}, {@code http:} or {@code https:} address; of a folder, its {@code index.xml} is
     *     meant, and on the web a folder ends with a slash
     */
    static RepositoryAddress of(String text) throws PluginException {
        try {
            if (WEB.matcher(text).matches()) {
                URI given = HttpUrls.parse(text);
                URI index = given.getRawPath().endsWith("/") ? before(given, INDEX) : given;
                return new RepositoryAddress(HttpUrls.shown(index), index.normalize());
            }
            return of(FILE.matcher(text).matches() ? Path.of(new URI(text)) : Path.of(text));
        } catch (HttpException e) { // which shows no password, as the text may
            throw new PluginException(
                    "plugin.repository-unreadable",
                    "A repository of plugins.json cannot be read: " + e.getMessage(),
                    e);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw unreadable(
                    text,
                    "this is not an address. Give a path, or an address that begins with https:// or file:///.",
                    e);
        }
    }

    /**
     * What tells this address from others. A query may tell one index from another, and hold a token: of it there is a hash.
     */
    String key() {
        String query = index.getRawQuery();
        return query == null
                ? shown
                : shown + "?sha256=" + HexFormat.of().formatHex(Sha256.of(query), 0, QUERY_HASH_BYTES);
    }

    static boolean isWeb(String text) {
        return WEB.matcher(text).matches();
    }

    private static RepositoryAddress of(Path given) {
        Path path = given.toAbsolutePath().normalize();
        Path index = Files.isDirectory(path) ? path.resolve(INDEX) : path;
        return new RepositoryAddress(index.toString(), index.toUri());
    }

    private static PluginException unreadable(String text, String why, Exception cause) {
        return new PluginException(
                "plugin.repository-unreadable", "The repository " + text + " cannot be read: " + why, cause);
    }

    boolean isFile() {
        return "file".equals(index.getScheme());
    }

    /** HTTP settings that allow only the host and port of an address, in whatever network it is. */
    static HttpSettings only(URI address, HttpSettings http) {
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        return http.withAllowedHosts(List.of(address.getHost() + ":" + port))
                .withAllowedAddresses(List.of("0.0.0.0/0", "::/0"));
    }

    /** The address of the index's signature, with the query of the index, which may hold a token. */
    URI signature() {
        return before(index, SIGNATURE);
    }

    /** An address whose path goes on with a text, before its query. */
    private static URI before(URI address, String text) {
        return URI.create(address.toString().replaceFirst("(?=[?#]|$)", text));
    }

    /**
     * The address of something that the index names, with the query of the index, without which a server that wants a token
     * would not give it. It goes nowhere else: only to the server of the index, beneath its folder.
     *
     * @param url relative to the index, or absolute
     * @throws PluginException {@code plugin.index-unsafe} when that is not beneath the folder of the index
     */
    URI locate(String url) throws PluginException {
        return beneath(url)
                .orElseThrow(
                        () -> new PluginException(
                                "plugin.index-unsafe",
                                "The repository " + shown + " lists a jar at '" + cut(url)
                                        + "', which is not beneath its folder. Do not use this repository; ask its maintainer."));
    }

    private Optional<URI> beneath(String url) {
        URI folder = index.resolve(".");
        URI relative;
        URI found;
        try {
            relative = new URI(url);
            found = folder.resolve(relative).normalize();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
        if (relative.isOpaque()
                || relative.getRawPath() == null
                || relative.getRawQuery() != null
                || relative.getRawFragment() != null
                || found.getRawUserInfo() != null
                || found.getRawPath() == null) {
            return Optional.empty();
        }
        boolean inside = sameOrigin(found)
                && found.getRawPath().startsWith(folder.getRawPath())
                && !found.getRawPath().endsWith("/")
                && List.of(relative.getRawPath().split("/")).stream().allMatch(RepositoryAddress::isPlain);
        return inside ? Optional.of(withQuery(found)) : Optional.empty();
    }

    private URI withQuery(URI found) {
        String query = index.getRawQuery();
        return query == null ? found : URI.create(found + "?" + query);
    }

    private boolean sameOrigin(URI found) {
        if (isFile()) {
            return "file".equalsIgnoreCase(found.getScheme())
                    && (found.getRawAuthority() == null
                            || found.getRawAuthority().isEmpty());
        }
        return HttpUrls.sameOrigin(found, index);
    }

    /** Whether a step of a path is a name, also to servers and systems that decode it. */
    private static boolean isPlain(String raw) {
        String name = URI.create("/" + raw).getPath().substring(1);
        return raw.equals(".") || (!name.equals(".") && !name.equals("..") && hasNoSeparator(name));
    }

    private static boolean hasNoSeparator(String name) {
        return name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 0x7f);
    }

    private static String cut(String url) {
        String line = url.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
    }

    /** A location of this machine as a path. */
    static Path path(URI location) throws PluginException {
        try {
            return Path.of(location);
        } catch (IllegalArgumentException e) {
            throw unreadable(location.toString(), "this system cannot have such a file.", e);
        }
    }
}
