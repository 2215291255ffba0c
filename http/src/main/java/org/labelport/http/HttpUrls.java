package org.labelport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.labelport.http.HttpException.Kind;

/** Reads, compares and shows addresses. All methods are pure functions. */
public final class HttpUrls {

    private static final int MOST_SHOWN = 300;
    private static final Pattern WEB = Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", flags());
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([^\\\\]*)@)?(\\[[^\\]]*\\]|[^:]*)(?::([0-9]{0,5}))?", flags());
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+|\\[[0-9a-f:.]+\\]", flags());

    /** Matches an IPv4 address with a part that Java reads as decimal, and other programs, proxies among them, as octal. */
    private static final Pattern LEADING_ZERO = Pattern.compile("(?:[0-9]+\\.)*0[0-9]+(?:\\.[0-9]+)*\\.?");

    private static final Pattern USER = Pattern.compile("(?:^|(?<=//))[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    /** In JSON a slash may be escaped. */
    private static final String START_IN_TEXT = "(https?:\\\\?/\\\\?/";

    private static final Pattern USER_IN_TEXT =
            Pattern.compile(START_IN_TEXT + ")[^\\s/?#'\"<>]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY_IN_TEXT =
            Pattern.compile(START_IN_TEXT + "[^\\s?#'\"<>]*)[?#][^\\s'\"<>]*", Pattern.CASE_INSENSITIVE);

    private static final String UNRESERVED = "-._~";
    private static final String DELIMITERS = "!$&'()*+,;=";
    private static final String IN_USER = UNRESERVED + DELIMITERS + ":";
    private static final String IN_PATH = UNRESERVED + DELIMITERS + ":@/";
    private static final String IN_QUERY = IN_PATH + "?";

    private HttpUrls() {}

    /**
     * Parses an address as platforms write it into their data: characters that an address cannot hold, such as spaces,
     * Hangul, {@code [}, {@code |} or a stray {@code %}, are percent-encoded as UTF-8. What is percent-encoded already
     * stays, as do the order and the number of slashes. White space around the address is left out; a host with letters
     * beyond ASCII becomes its ASCII form.
     *
     * @return an absolute {@code http} or {@code https} address with a host
     * @throws HttpException of kind {@link Kind#REFUSED} when the text is no such address
     */
    public static URI parse(String text) throws HttpException {
        String stripped = text.strip();
        Matcher parts = WEB.matcher(stripped);
        if (!parts.matches()) {
            throw refused(stripped, "is not an absolute http or https address");
        }
        StringBuilder address = new StringBuilder(stripped.length() + 16)
                .append(parts.group(1).toLowerCase(Locale.ROOT))
                .append("://");
        appendAuthority(address, parts.group(2), stripped);
        appendEncoded(address, parts.group(3).isEmpty() ? "/" : parts.group(3), IN_PATH);
        for (int part = 4; part <= 5; part++) {
            if (parts.group(part) != null) {
                address.append(parts.group(part).charAt(0));
                appendEncoded(address, parts.group(part).substring(1), IN_QUERY);
            }
        }
        try {
            URI parsed = new URI(address.toString());
            if (parsed.getHost() != null) {
                return parsed;
            }
        } catch (URISyntaxException e) {
            // Not kept as the cause: it repeats the whole address.
        }
        throw refused(stripped, "names no valid host");
    }

    /**
     * Whether two addresses have the same scheme, host and port. Upper and lower case are the same, and no port is the
     * same as the scheme's default port. An address without a host has no origin, and so shares none.
     */
    public static boolean sameOrigin(URI one, URI other) {
        return one.getScheme() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    /**
     * An address as messages may show it: without user, password, query and fragment, where secrets are, and at most 300
     * characters long. Of addresses without slashes, such as {@code data:}, only the scheme is shown.
     */
    public static String shown(URI address) {
        return shown(address.toString());
    }

    /** A text in which the addresses are shown as messages may show them: without user, password, query and fragment. */
    public static String shownIn(String text) {
        String withoutUsers = USER_IN_TEXT.matcher(text).replaceAll("$1");
        return QUERY_IN_TEXT.matcher(withoutUsers).replaceAll("$1");
    }

    /**
     * Names and values as the query of an address, exactly as {@code urllib.parse.urlencode} of Python writes them: space as
     * {@code +}, everything but ASCII letters, digits and {@code _.-~} as percent-encoded UTF-8.
     *
     * @param parameters in the order in which they are written; names may repeat
     * @return without a leading {@code ?}; empty when there are no parameters
     */
    public static String query(List<? extends Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .map(parameter -> quotePlus(parameter.getKey()) + '=' + quotePlus(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The same as {@link #shown(URI)} for a text, which need not be an address. */
    public static String shown(String address) {
        int colon = address.indexOf(':');
        if (colon >= 0 && !address.startsWith("/", colon + 1)) {
            return Snippets.oneLine(address.substring(0, colon), MOST_SHOWN) + ":...";
        }
        String withoutUser = USER.matcher(address).replaceFirst("");
        return Snippets.oneLine(QUERY.matcher(withoutUser).replaceFirst(""), MOST_SHOWN);
    }

    /** The port that a request goes to; -1 when neither the address nor its scheme says. */
    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
        };
    }

    /** The ASCII form of a host's name. */
    static String asciiHost(String host) {
        return host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host);
    }

    private static void appendAuthority(StringBuilder address, String authority, String all) throws HttpException {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw refused(all, "names no valid host and port");
        }
        if (parts.group(1) != null) {
            appendEncoded(address, parts.group(1), IN_USER);
            address.append('@');
        }
        address.append(host(parts.group(2), all));
        if (parts.group(3) != null && !parts.group(3).isEmpty()) {
            int port = Integer.parseInt(parts.group(3));
            if (port < 1 || port > 65535) {
                throw refused(all, "has a port outside 1 to 65535");
            }
            address.append(':').append(port);
        }
    }

    private static String host(String written, String all) throws HttpException {
        String host;
        try {
            host = asciiHost(written);
        } catch (IllegalArgumentException e) {
            throw refused(all, "names no valid host");
        }
        if (host.contains("_")) {
            throw refused(
                    all,
                    "has a '_' in its host, which host names cannot have; give the host another name or use its IP");
        }
        if (!HOST.matcher(host).matches()) {
            throw refused(all, "names no valid host");
        }
        if (LEADING_ZERO.matcher(host).matches()) {
            throw refused(
                    all,
                    "has an address with a leading zero, which is octal for some programs and decimal for others; write"
                            + " it without");
        }
        return host;
    }

    /** Appends a part, percent-encoded. What is encoded already stays: a percent sign before two hexadecimal digits. */
    private static void appendEncoded(StringBuilder address, String part, String allowed) {
        byte[] bytes = part.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean escape = c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (escape || isAsciiLetterOrDigit(c) || allowed.indexOf(c) >= 0) {
                address.append(c);
            } else {
                address.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String quotePlus(String text) {
        return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
    }

    /**
     * Makes the exception. Where a password ends is uncertain in a text that is not an address, so little is shown when
     * there is an {@code @} in it.
     */
    private static HttpException refused(String address, String what) {
        int user = address.indexOf('@');
        String shown =
                user < 0 ? shown(address) : address.substring(0, Math.min(user, address.indexOf("//") + 2)) + "...";
        return new HttpException(
                Kind.REFUSED,
                "'" + shown + "' " + what,
                "Correct it where it comes from: an address starts with http:// or https:// and the name of a host");
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }
}
