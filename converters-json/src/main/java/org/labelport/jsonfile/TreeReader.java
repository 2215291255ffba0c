package org.labelport.jsonfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Makes a value of what a parser reads, up to the limit of values. Used once. */
final class TreeReader {

    private static final int MOST_SHOWN = 100;

    private final JsonParser parser;
    private final Set<String> skipped;
    private final Limits limits;
    private final long mostValues;
    private int values;

    /** @param skipped keys whose texts are not kept; the value has empty texts there */
    TreeReader(JsonParser parser, Set<String> skipped, Limits limits) {
        this.parser = parser;
        this.skipped = skipped;
        this.limits = limits;
        this.mostValues = limits.of(Limit.JSON_VALUES);
    }

    /**
     * Reads the value that begins with the parser's current token, and all that is in it. The parser's limit of nesting
     * bounds the recursion.
     */
    JsonValue read() throws JsonProblem, IOException {
        long line = line(parser);
        count(line);
        return switch (parser.currentToken()) {
            case START_OBJECT -> JsonValue.object(line, fields());
            case START_ARRAY -> JsonValue.array(line, elements());
            case VALUE_STRING -> JsonValue.leaf(Kind.TEXT, line, parser.getText());
            case VALUE_NUMBER_INT -> JsonValue.leaf(Kind.INTEGER, line, parser.getText());
            case VALUE_NUMBER_FLOAT -> JsonValue.leaf(Kind.DECIMAL, line, parser.getText());
            case VALUE_TRUE -> JsonValue.leaf(Kind.TRUE, line, "");
            case VALUE_FALSE -> JsonValue.leaf(Kind.FALSE, line, "");
            default -> JsonValue.leaf(Kind.NULL, line, "");
        };
    }

    private Map<String, JsonValue> fields() throws JsonProblem, IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            boolean skip = token == JsonToken.VALUE_STRING && skipped.contains(name);
            int before = fields.size();
            fields.put(name, skip ? JsonValue.leaf(Kind.TEXT, line(parser), "") : read());
            if (fields.size() == before) {
                throw new JsonProblem(line(parser), "the key '" + shown(name) + "' is there twice; remove one");
            }
        }
        return fields;
    }

    private List<JsonValue> elements() throws JsonProblem, IOException {
        ArrayElements elements = new ArrayElements();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = line(parser);
            if (parser.currentToken().isNumeric() && elements.addNumber(plainNumber(), line)) {
                count(line);
            } else {
                elements.add(read());
            }
        }
        return elements.list();
    }

    private long plainNumber() throws IOException {
        return PlainNumber.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void count(long line) throws JsonProblem {
        if (++values > mostValues) {
            throw new JsonProblem(
                    line,
                    "it has more than the " + mostValues + " " + Limit.JSON_VALUES.meaning() + ". "
                            + limits.remedy(Limit.JSON_VALUES));
        }
    }

    private static String shown(String name) {
        return name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
    }

    /** Returns the line of the current token, 1-based. */
    static long line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
