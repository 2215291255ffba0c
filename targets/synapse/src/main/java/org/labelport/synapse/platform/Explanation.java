package org.labelport.synapse.platform;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.report.ExportException;
import org.labelport.synapse.json.JsonFormatException;

/** Says why the platform gave nothing, and what to check. Never shows a token. */
public final class Explanation {

    private static final int MOST_WORDS = 300;

    private Explanation() {}

    /** What went wrong and what to do, two sentences or more. */
    public static String of(Platform platform, IOException failure) {
        PlatformSettings settings = platform.settings();
        if (failure instanceof HttpException http) {
            return settings.redacted(
                    switch (http.kind()) {
                        case STATUS ->
                            http.headersDropped()
                                    ? sentence(http.getMessage()) + " " + address(settings)
                                    : "The platform at " + settings + " answered " + http.status()
                                            + words(settings, http.snippet()) + ". "
                                            + remedy(settings, http.status());
                        case CONNECTION, TIMEOUT, PROTOCOL, REFUSED ->
                            sentence(http.getMessage()) + " " + address(settings);
                        default -> sentence(http.getMessage());
                    });
        }
        if (failure instanceof JsonFormatException) {
            return "The answer of the platform at " + settings + " cannot be used: " + failure.getMessage() + ". "
                    + address(settings);
        }
        return settings.redacted(sentence(String.valueOf(failure.getMessage())));
    }

    /** The same for an answer of which only the status is known. */
    public static String ofStatus(Platform platform, int status) {
        return "The platform at " + platform.settings() + " answered " + status + ". "
                + remedy(platform.settings(), status);
    }

    /** The exception that ends a run, with the code of the kind of failure. */
    public static ExportException failed(Platform platform, String doing, IOException failure) {
        return new ExportException(code(failure), doing + " failed. " + of(platform, failure), failure);
    }

    /** The stable name of the kind of failure. */
    public static String code(IOException failure) {
        return failure instanceof HttpException http ? http.kind().code() : "source.unreadable";
    }

    /**
     * The platform's own words on one line, where they are JSON and not a page for a browser. Addresses lose their
     * signatures.
     *
     * @param answered the beginning of the answer, or all of it
     */
    public static String words(PlatformSettings settings, String answered) {
        String words = HttpUrls.shownIn(settings.redacted(answered)).strip().replaceAll("\\s+", " ");
        boolean json = words.startsWith("{") || words.startsWith("[") || words.startsWith("\"");
        if (!json) {
            return "";
        }
        return ", saying " + (words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words);
    }

    private static String remedy(PlatformSettings settings, int status) {
        return switch (status) {
            case 401 -> tokens(settings);
            case 403 ->
                "The owner of the token may not read this: give them the right, or take another token. "
                        + tokens(settings);
            case 400 -> "Correct the filter: the platform does not accept one of its keys or values.";
            case 404, 410 -> "Check the ids in the filter. " + address(settings);
            case 407 -> "Give Java a proxy that needs no password, or go around the proxy for this host.";
            default -> "Try again later, and look into the platform's log.";
        };
    }

    private static String tokens(PlatformSettings settings) {
        String all = Arrays.stream(TokenHeader.values())
                .map(header ->
                        header.variable() + (settings.tokens().containsKey(header) ? " (is set)" : " (is not set)"))
                .collect(Collectors.joining(", "));
        return "Check the tokens: " + all + ".";
    }

    private static String address(PlatformSettings settings) {
        return "Check that " + settings + " is the platform's address, else set " + PlatformSettings.HOST
                + " or host in " + PlatformSettings.FILE + ".";
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
