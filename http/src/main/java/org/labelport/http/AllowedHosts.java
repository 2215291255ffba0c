package org.labelport.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts that requests may go to. */
final class AllowedHosts {

    private static final Pattern PATTERN =
            Pattern.compile("(\\*\\.)?(\\[[0-9a-f:.]+\\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\\.?(?::([0-9]{1,5}))?");

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<String> patterns;
    private final List<Rule> rules;

    /** @param patterns as {@link HttpSettings#allowedHosts()} describes them */
    AllowedHosts(List<String> patterns) {
        this.patterns = patterns;
        this.rules = patterns.stream().map(AllowedHosts::rule).toList();
    }

    /** @throws IllegalArgumentException naming the first text that is not a pattern */
    static void check(List<String> patterns) {
        patterns.forEach(AllowedHosts::rule);
    }

    /** Whether requests may go to the host and port of an address that has a host. */
    boolean allows(URI address) {
        return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.allows(address));
    }

    /**
     * Whether the host is an IP address or {@code localhost} and a pattern names just that. Then no name service is
     * asked.
     */
    boolean namesAddress(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return (host.startsWith("[") || DOTTED.matcher(host).matches() || host.equals("localhost"))
                && rules.stream().anyMatch(rule -> !rule.below() && rule.allows(address));
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(", ", patterns);
    }

    private static Rule rule(String pattern) {
        String ascii;
        try {
            ascii = HttpUrls.asciiHost(pattern.strip()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw unknown(pattern);
        }
        Matcher parts = PATTERN.matcher(ascii);
        if (!parts.matches()) {
            throw unknown(pattern);
        }
        int port = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
        if (port == 0 || port > 65535) {
            throw unknown(pattern);
        }
        return new Rule(parts.group(1) != null, parts.group(2), port);
    }

    private static IllegalArgumentException unknown(String pattern) {
        return new IllegalArgumentException("allowed hosts: '" + Snippets.oneLine(pattern, 100)
                + "' is not a host. Give host, host:port, *.suffix or *.suffix:port, without scheme and path.");
    }

    /** @param port or -1 for every port */
    private record Rule(boolean below, String name, int port) {

        boolean allows(URI address) {
            String host = address.getHost().toLowerCase(Locale.ROOT);
            if (host.endsWith(".")) {
                host = host.substring(0, host.length() - 1);
            }
            return (below ? host.endsWith("." + name) : host.equals(name))
                    && (port < 0 || port == HttpUrls.port(address));
        }
    }
}
