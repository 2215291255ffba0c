package org.labelport.masks.file;

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
import org.labelport.report.FileTrouble;

/** Reads JSON files that fit into memory, and values of any type in them. */
public final class SmallJson {

    private static final int MAX_BYTES = 64 << 20;

    private SmallJson() {}

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, is too large or is not JSON; the message names the file
     */
    public static @Nullable Object read(Path file, Json json) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MB");
            }
            return json.read(new JsonText(utf8(bytes)));
        } catch (IOException e) {
            throw new IOException(file + ": " + FileTrouble.reason(e), e);
        }
    }

    /** Converts a file that is not UTF-8 from Latin 1, in which old files are. */
    private static byte[] utf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Writes a list with each object on a line of its own, in ASCII. */
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

    /** Returns the value of a key; empty when there is no such key, or {@code owner} is not an object. */
    public static Optional<Object> get(@Nullable Object owner, String key) {
        return owner instanceof Map<?, ?> fields ? Optional.ofNullable(fields.get(key)) : Optional.empty();
    }

    /** Returns the text of a key, or {@code otherwise} when the key has no text. */
    public static String text(@Nullable Object owner, String key, String otherwise) {
        return get(owner, key)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(otherwise);
    }

    /** Returns the number of a key; empty for anything that is not a whole number of 32 bits. */
    public static Optional<Integer> integer(@Nullable Object owner, String key) {
        return get(owner, key).flatMap(SmallJson::integer);
    }

    /** Returns a whole number of 32 bits; empty for anything else. */
    public static Optional<Integer> integer(@Nullable Object value) {
        return value instanceof Long number && number.intValue() == number
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /** Returns the elements of a list; an empty list for anything else. */
    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
