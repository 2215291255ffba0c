package org.labelport.labelstudio.task;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.jsonfile.JsonReading;
import org.labelport.labelstudio.json.Node;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Value;
import org.labelport.report.ExportException;

/**
 * Reads the tasks of one file, one after the other. The file is a list, a single object, or has one object on each
 * line.
 */
public final class TaskParser implements AutoCloseable {

    private static JsonFactory factory(Limits limits) {
        return new JsonFactoryBuilder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(JsonReading.constraints(limits))
                .build();
    }

    /** The memory that a number in a list takes. Texts and objects take more, but large tasks consist of numbers. */
    private static final int BYTES_PER_VALUE = Double.BYTES;

    /** The most values in one task. A brush on a large picture has millions of them. */
    private final long mostValues;

    private final Path file;
    private final InputStream in;
    private final JsonParser parser;
    private boolean begun;
    private int inArray;
    private int values;

    private TaskParser(Path file, InputStream in, JsonParser parser, long mostValues) {
        this.mostValues = mostValues;
        this.file = file;
        this.in = in;
        this.parser = parser;
    }

    /**
     * A task, or another value in place of one.
     *
     * @param line where the value begins, 1-based
     * @param bytes estimated memory that the value takes
     */
    public record Found(Node value, long line, long bytes) {}

    public static TaskParser open(Path file, Limits limits) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new TaskParser(file, in, factory(limits).createParser(in), limits.of(Limit.TASK_VALUES));
        } catch (IOException e) { // from the parser's detection of the encoding
            try (in) {
                throw e;
            }
        }
    }

    /**
     * The next task; empty at the end.
     *
     * @throws ExportException when the file is not JSON, or is empty
     */
    public Optional<Found> next() throws ExportException, IOException {
        try {
            if (!findTask()) {
                return Optional.empty();
            }
            long line = parser.currentTokenLocation().getLineNr();
            values = 0;
            Node task = new Node("the task", value());
            Found found = new Found(task, line, (long) BYTES_PER_VALUE * values);
            if (inArray > 1) {
                inArray--;
            }
            return Optional.of(found);
        } catch (JsonProcessingException e) {
            throw error(e);
        }
    }

    /** Goes to the first token of the next task, over the brackets of the list of tasks. Returns false at the end. */
    private boolean findTask() throws ExportException, IOException {
        JsonToken token = parser.nextToken();
        if (token == null && !begun) {
            throw new ExportException(LabelStudioCodes.JSON, file + " is empty. Export it from Label Studio again.");
        }
        begun = true;
        while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
            if (token == JsonToken.START_ARRAY && ++inArray > 1) {
                break;
            }
            if (token == JsonToken.END_ARRAY) {
                inArray--;
            }
            token = parser.nextToken();
        }
        return token != null;
    }

    private ExportException error(JsonProcessingException e) {
        long line = (e.getLocation() == null ? parser.currentLocation() : e.getLocation()).getLineNr();
        String reason = Limits.explained(e.getOriginalMessage());
        return new ExportException(
                LabelStudioCodes.JSON,
                file + ", line " + line + ": "
                        + (e instanceof StreamConstraintsException
                                ? reason
                                : "this is not complete JSON (" + reason + "). Export it from Label Studio again."),
                e);
    }

    /** Reads the current value. The parser's limit of nesting bounds the recursion. */
    private @Nullable Object value() throws IOException {
        if (++values > mostValues) {
            throw new StreamConstraintsException(
                    "it has more than the " + mostValues + " " + Limit.TASK_VALUES.meaning()
                            + ", 'taskValues' in limits.json",
                    parser.currentLocation());
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> isLong() ? parser.getBigIntegerValue() : (Number) parser.getDoubleValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }

    /** Whether the whole number at the parser's position is one that no double holds. */
    private boolean isLong() throws IOException {
        return parser.getTextLength() > Value.EXACT_DIGITS
                && Value.of(parser.getBigIntegerValue()) instanceof Value.Whole;
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            int before = fields.size();
            fields.put(name, value());
            if (fields.size() == before) {
                throw new JsonParseException(parser, "the key '" + name + "' is there twice");
            }
        }
        return fields;
    }

    /** Reads a list. If doubles hold all elements, it becomes an array, which takes a tenth of the memory. */
    private Object array() throws IOException {
        double[] numbers = new double[4];
        int count = 0;
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT && !isLong()) {
            if (++values > mostValues) {
                break;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = parser.getDoubleValue();
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY && count > 0) {
            return Arrays.copyOf(numbers, count);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(numbers[i]);
        }
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value());
        }
        return elements;
    }

    @Override
    public void close() throws IOException {
        try (in) {
            parser.close();
        }
    }
}
