package org.labelport.labelstudio.task;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a file in a task.
 *
 * @param path a path for the file's item
 * @param candidates paths that the file may have in the media folder, the likeliest one first
 * @param web URL from which the file can be fetched, if the address is one
 */
public record MediaAddress(String path, List<String> candidates, Optional<URI> web) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://[^/]*/?(.*)", Pattern.DOTALL);
    private static final Pattern LOCAL_FILES = Pattern.compile(".*/data/local-files/?\\?d=(.*)", Pattern.DOTALL);
    private static final Pattern UPLOAD = Pattern.compile("(?:.*/)?data/upload/(?:[0-9]+/)?(.*)", Pattern.DOTALL);
    /** The prefix that the server adds to the name of an uploaded file. */
    private static final Pattern UPLOAD_MARK = Pattern.compile("^[0-9a-f]{8}-");

    static final MediaAddress NONE = new MediaAddress("", List.of(), Optional.empty());

    public static MediaAddress of(String value) {
        if (value.isEmpty() || value.startsWith("data:")) {
            return NONE;
        }
        Matcher local = LOCAL_FILES.matcher(value);
        if (local.matches()) {
            String name = relative(decoded(local.group(1)).replace('\\', '/'));
            return new MediaAddress(name, distinct(name, last(name)), Optional.empty());
        }
        Matcher upload = UPLOAD.matcher(value);
        if (upload.matches()) {
            String name = decoded(upload.group(1));
            Set<String> names = new LinkedHashSet<>();
            names.add(relative(decoded(value)));
            names.add(name);
            names.add(last(name));
            names.add(UPLOAD_MARK.matcher(last(name)).replaceFirst(""));
            return new MediaAddress(name, List.copyOf(names), Optional.empty());
        }
        Matcher scheme = SCHEME.matcher(value);
        if (scheme.matches()) {
            String kind = scheme.group(1).toLowerCase(Locale.ROOT);
            boolean web = kind.equals("http") || kind.equals("https");
            String rest = scheme.group(2);
            String name = decoded(web ? rest.replaceFirst("[?#].*$", "") : rest);
            List<String> names = name.isEmpty() ? List.of() : distinct(name, last(name));
            return new MediaAddress(name, names, web ? uri(value) : Optional.empty());
        }
        String name = relative(decoded(value));
        List<String> names = new ArrayList<>(distinct(name, relative(value)));
        return new MediaAddress(name, names, Optional.empty());
    }

    private static List<String> distinct(String first, String second) {
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private static Optional<URI> uri(String value) {
        try {
            return Optional.of(new URI(value)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String relative(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path.substring(start);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Decodes percent encoding. Percent signs that are not part of an encoded byte are kept. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
            if (encoded[i] == '%' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
