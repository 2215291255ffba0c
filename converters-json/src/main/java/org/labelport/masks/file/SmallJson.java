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
import org.labelport.json.Json;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.output.ByteText;
import org.labelport.report.FileTrouble;

/** Reads and writes the small JSON files beside masks. */
public final class SmallJson {

    private static final int MAX_BYTES = 64 << 20;

    private SmallJson() {}

    /**
     * Reads a file.
     *
     * @throws UnreadJson when it is not JSON
     * @throws IOException when it cannot be read or is too large; the message names the file
     */
    public static JsonValue read(Path file, Limits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MB");
            }
            return JsonReading.utf8(utf8(bytes), limits);
        } catch (JsonProblem e) {
            throw new UnreadJson(file, e);
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
}
