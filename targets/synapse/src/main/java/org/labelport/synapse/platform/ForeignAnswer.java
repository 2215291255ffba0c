package org.labelport.synapse.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what came, with a status of success, in place of the platform's JSON: a page for a browser, or compressed bytes. */
public final class ForeignAnswer {

    private static final int MOST_HEAD = 4096;
    private static final int MOST_TITLE = 100;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>([^<]*)");
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private ForeignAnswer() {}

    /**
     * What came, as the continuation of {@code it}.
     *
     * @param head the first bytes of the answer, or all of it
     * @param encoding as the server named it
     * @return empty when it may be JSON
     */
    public static Optional<String> in(PlatformSettings settings, byte[] head, Optional<String> encoding) {
        if (begins(head, GZIP)) {
            return Optional.of(compressed("gzip"));
        }
        if (begins(head, ZSTANDARD)) {
            return Optional.of(compressed("zstd"));
        }
        String text = new String(head, 0, Math.min(head.length, MOST_HEAD), UTF_8)
                .replaceFirst("^\ufeff", "")
                .strip();
        if (text.startsWith("<")) {
            return Optional.of("it is " + (isHtml(text) ? "an HTML page" : "markup") + title(settings, text)
                    + ", not JSON, and probably of a login or a proxy: check " + settings
                    + ", the address of the platform ("
                    + PlatformSettings.HOST + "), and the tokens");
        }
        boolean json = text.startsWith("{") || text.startsWith("[");
        return encoding.filter(name -> !json && !name.equalsIgnoreCase("identity"))
                .map(name -> compressed(name.replaceAll("[^!-~]", "?")));
    }

    private static String compressed(String encoding) {
        return "it came compressed (" + encoding + "), which was not asked for";
    }

    private static boolean isHtml(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html") || lower.contains("<html") || lower.contains("<head");
    }

    private static String title(PlatformSettings settings, String text) {
        Matcher title = TITLE.matcher(text);
        String words = title.find()
                ? settings.redacted(title.group(1))
                        .replaceAll("[\\s\\p{Cntrl}]+", " ")
                        .strip()
                : "";
        if (words.isEmpty()) {
            return "";
        }
        return " ('" + (words.length() > MOST_TITLE ? words.substring(0, MOST_TITLE) + "…" : words) + "')";
    }

    private static boolean begins(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
