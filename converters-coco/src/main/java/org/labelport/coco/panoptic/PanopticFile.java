package org.labelport.coco.panoptic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.SeenKeys;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** Reads the lists of a panoptic JSON file, with one element in memory at a time. */
final class PanopticFile {

    private static final double EXACT_LIMIT = 1L << 53;

    private final Path file;
    private final Limits limits;
    /** The keys of the object that is read, and of those around it in the same element. */
    private final List<SeenKeys> seen = new ArrayList<>();

    PanopticFile(Path file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Gets the elements of lists. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Gets one element. It has the last value of a key that is there twice.
         */
        void visit(Place place, @Nullable Object element) throws ExportException, IOException;
    }

    /**
     * Where an element is.
     *
     * @param list the list's key at the top level
     * @param index the element's 0-based place in the list
     * @param line the 1-based line on which it starts
     * @param repeated says which key the element, or an object in it, has twice; empty when there is none
     */
    record Place(String list, long index, long line, String repeated) {

        /** Names the place, for messages. */
        String in(String file) {
            return file + " line " + line + ": " + list + "[" + index + "]";
        }
    }

    /** Reads the value of a key at the top level, at the parser's position, and moves to its end. */
    @FunctionalInterface
    interface Rest {

        void read(String key, JsonParser parser) throws IOException;
    }

    /**
     * Visits all elements of the lists with these keys, in the order of the file.
     *
     * @throws ExportException when the file as a whole is not a panoptic file, such as one with another value than null
     *     in the place of a list
     */
    void visit(List<String> lists, Visitor visitor) throws ExportException, IOException {
        visit(lists, visitor, (key, parser) -> parser.skipChildren());
    }

    /**
     * As {@link #visit(List, Visitor)}.
     *
     * @param rest reads all other values at the top level
     */
    void visit(List<String> lists, Visitor visitor, Rest rest) throws ExportException, IOException {
        long size = Files.size(file);
        try (JsonParser parser = CocoJson.open(file, limits)) {
            try {
                visit(parser, lists, visitor, rest);
            } catch (JsonProcessingException e) {
                throw CocoSyntax.error(file, parser, size, e);
            }
        } catch (CharConversionException e) {
            throw CocoSyntax.notUtf8(file, e);
        }
    }

    private void visit(JsonParser parser, List<String> lists, Visitor visitor, Rest rest)
            throws ExportException, IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ExportException(
                    "coco.syntax",
                    file + " is not a panoptic COCO file, which is one JSON object with images, annotations and"
                            + " categories. Give such a file.");
        }
        Set<String> visited = new HashSet<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (!lists.contains(key)) {
                rest.read(key, parser);
                continue;
            }
            if (!visited.add(key)) {
                throw CocoSyntax.error(file, parser, "'" + key + "' is there twice. Remove one.");
            }
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            if (token != JsonToken.START_ARRAY) {
                throw CocoSyntax.error(file, parser, "'" + key + "' is not a list. Give a panoptic COCO file.");
            }
            for (long i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                long line = parser.currentTokenLocation().getLineNr();
                seen.forEach(SeenKeys::clear);
                Object element = value(parser, 0);
                visitor.visit(new Place(key, i, line, repeated()), element);
            }
        }
        if (parser.nextToken() != null) {
            throw CocoSyntax.error(file, parser, "there is more after the end of the JSON. Remove it.");
        }
    }

    private String repeated() {
        for (SeenKeys keys : seen) {
            if (keys.isAnyTwice()) {
                return keys.problem();
            }
        }
        return "";
    }

    private @Nullable Object value(JsonParser parser, int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                if (depth == seen.size()) {
                    seen.add(new SeenKeys());
                }
                SeenKeys keys = seen.get(depth);
                keys.next();
                Map<String, Object> fields = new LinkedHashMap<>();
                for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                    keys.add(key);
                    parser.nextToken();
                    Object value = value(parser, depth + 1);
                    if (value != null) {
                        fields.put(key, value);
                    }
                }
                yield fields;
            }
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser, depth));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** Returns the value of a key of an object; empty when it is missing, or the owner is not an object. */
    static Optional<Object> get(@Nullable Object owner, String key) {
        return owner instanceof Map<?, ?> fields ? Optional.ofNullable(fields.get(key)) : Optional.empty();
    }

    /** Returns the text of a key; empty when it has none. */
    static String text(@Nullable Object owner, String key) {
        return get(owner, key)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
    }

    /** Returns the elements of a key's list; none when it has no list. */
    static List<?> list(@Nullable Object owner, String key) {
        return get(owner, key).orElse(List.of()) instanceof List<?> list ? list : List.of();
    }

    /** Returns the whole number of a key; empty when it has none. */
    static Optional<Long> whole(@Nullable Object owner, String key) {
        return get(owner, key).flatMap(PanopticFile::whole);
    }

    static Optional<Long> whole(@Nullable Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < EXACT_LIMIT
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Returns the id of a key, which is a number or a text; empty when it has none. */
    static Optional<CocoId> id(@Nullable Object owner, String key) {
        Optional<Long> number = whole(owner, key);
        return number.isPresent()
                ? number.map(CocoId::of)
                : Optional.of(text(owner, key)).filter(text -> !text.isEmpty()).map(CocoId::of);
    }

    /** As {@link #id}, but as programs in Python compare ids: the text "7" is another id than the number 7. */
    static Optional<CocoId> typedId(@Nullable Object owner, String key) {
        Optional<Long> number = whole(owner, key);
        return number.isPresent()
                ? number.map(CocoId::of)
                : Optional.of(text(owner, key)).filter(text -> !text.isEmpty()).map(text -> new CocoId(0, text));
    }
}
