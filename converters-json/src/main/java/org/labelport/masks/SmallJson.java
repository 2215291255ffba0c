package org.labelport.masks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;

/** Reads JSON files that are held in memory, and the values in them, whatever they are. */
public final class SmallJson {

    private static final int MAX_BYTES = 64 << 20;

    private SmallJson() {}

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, is too large or no JSON; the message names the file
     */
    public static @Nullable Object read(Path file, Json json) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException(file + " is larger than " + (MAX_BYTES >> 20) + " MB");
        }
        try {
            return json.read(new JsonText(utf8(bytes)));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Old files are in Latin 1; what is no UTF-8 is taken for that. */
    private static byte[] utf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Writes a list, each of its objects on a line of its own, in ASCII. */
    public static void write(List<? extends Map<String, Object>> objects, OutputStream out, Json json)
            throws IOException {
        ByteText text = new ByteText();
        String before = "[\n";
        for (Map<String, Object> object : objects) {
            text.text(before);
            json.write(object, text, Json.Style.LINE);
            before = ",\n";
        }
        text.text(objects.isEmpty() ? "[]\n" : "\n]\n").writeTo(out);
    }

    /** The value of a key; empty when there is none, or {@code owner} is no object. */
    public static Optional<Object> get(@Nullable Object owner, String key) {
        return owner instanceof Map<?, ?> fields ? Optional.ofNullable(fields.get(key)) : Optional.empty();
    }

    /** The text of a key, or another one where it has none. */
    public static String text(@Nullable Object owner, String key, String otherwise) {
        return get(owner, key)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(otherwise);
    }

    /** The number of a key; empty for anything that is no whole number of 32 bits. */
    public static Optional<Integer> integer(@Nullable Object owner, String key) {
        return get(owner, key).flatMap(SmallJson::integer);
    }

    /** A whole number of 32 bits. */
    public static Optional<Integer> integer(@Nullable Object value) {
        return value instanceof Long number && number.intValue() == number
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /** The elements of a list; none when it is something else. */
    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
