package org.labelport.createml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonReading;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;

/** A list that is read entry by entry, one picture each. */
final class EntryList implements AutoCloseable {

    private final JsonParser parser;
    private final Limits limits;

    private EntryList(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** @throws JsonProblem when the file holds no list */
    static EntryList open(Path file, Limits limits) throws JsonProblem, IOException {
        JsonParser parser = JsonReading.parser(file, limits);
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonProblem(1, "it is no list of pictures");
            }
            return new EntryList(parser, limits);
        } catch (JsonProcessingException e) {
            parser.close();
            throw JsonReading.problem(e);
        } catch (JsonProblem | IOException e) {
            parser.close();
            throw e;
        }
    }

    /** The next entry, whatever it is; empty at the end. */
    Optional<JsonValue> next() throws JsonProblem, IOException {
        try {
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                return Optional.of(JsonReading.value(parser, limits));
            }
            if (parser.nextToken() != null) {
                throw new JsonProblem(parser.currentTokenLocation().getLineNr(), "there is more than one JSON value");
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw JsonReading.problem(e);
        }
    }

    /** The name of an entry's picture; empty when it has none. */
    static String picture(JsonValue entry) {
        return CreateMlNames.IMAGES.stream()
                .map(entry::textOf)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The key of an entry's boxes; empty when it has no list of them. */
    static Optional<String> boxesKey(JsonValue entry) {
        return CreateMlNames.BOXES.stream()
                .filter(key -> entry.field(key)
                        .filter(value -> value.is(JsonValue.Kind.ARRAY))
                        .isPresent())
                .findFirst();
    }

    /** The boxes of an entry, whatever they are. */
    static List<JsonValue> boxes(JsonValue entry) {
        return boxesKey(entry).flatMap(entry::field).map(JsonValue::elements).orElse(List.of());
    }

    /** A number of where a box is; empty when there is none, or none that is finite. */
    static OptionalDouble coordinate(JsonValue box, String name) {
        return box.field(CreateMlNames.COORDINATES)
                .flatMap(coordinates -> coordinates.field(name))
                .map(JsonValue::finite)
                .orElse(OptionalDouble.empty());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
