package org.labelport.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.labelport.model.JsonText;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads JSON into plain Java values and writes them in the spelling of Python's {@code json} module, which annotation
 * platforms and their tools share. Thread-safe.
 *
 * <p>A value is a {@code Map<String, Object>} (a {@code LinkedHashMap}: keys in their order, no two of them equal),
 * a {@code List<Object>}, a {@code String}, a {@code Boolean}, a {@code Long} or {@code BigInteger} for whole numbers, a
 * {@code Double} for all others, or {@code null}. Maps and lists may be changed. As in Python, {@code NaN} and
 * {@code Infinity} are read and written, and a number with a point or exponent stays one: {@code 40.0} is not {@code 40}.
 */
@ProviderType
public interface Json {

    /** How JSON is laid out. */
    enum Style {
        /** {@code json.dump(value, indent=4, ensure_ascii=False)}: no newline at the end. */
        INDENTED,
        /** {@code json.dumps(value)}: one line, {@code ", "} and {@code ": "} between, everything beyond ASCII escaped. */
        LINE
    }

    /**
     * Reads one value.
     *
     * @throws JsonSyntaxException when the text is not exactly one JSON value, an object in it has a key twice, or it
     *     is over a limit; the message says where
     */
    @Nullable
    Object read(JsonText text) throws IOException;

    /**
     * Opens an array in a UTF-8 file that may be larger than memory. Everything in the file beside the path to the
     * array is skipped.
     *
     * @param keys of the objects that lead to the array, from the outermost; none when the file itself is the array
     * @return the elements; the caller closes it
     * @throws JsonSyntaxException when the file is no JSON up to the array or has none there, naming the file
     * @throws IOException when the file cannot be read
     */
    JsonElements elements(Path file, String... keys) throws IOException;

    /**
     * Opens a UTF-8 file of records that may be larger than memory: either values one after the other, as in NDJSON and
     * JSON Lines, or a single array, whose elements are the records.
     *
     * @return the records; the caller closes it
     * @throws JsonSyntaxException when the file does not begin with JSON, naming the file
     * @throws IOException when the file cannot be read
     */
    JsonElements records(Path file) throws IOException;

    /**
     * Writes a value in UTF-8. A surrogate without its other half, which UTF-8 cannot hold, is escaped.
     *
     * @param out stays open
     * @throws IllegalArgumentException when the value, or one in it, is of no type that {@link Json} describes
     * @throws IOException of the stream
     */
    void write(@Nullable Object value, OutputStream out, Style style) throws IOException;

    /** The text of a value. */
    JsonText text(@Nullable Object value, Style style);
}
