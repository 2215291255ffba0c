package org.labelport.createml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonProblem;
import org.labelport.jsonfile.JsonStream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;

/** Reads a list entry by entry. Each entry is for one picture. */
final class EntryList implements AutoCloseable {

    private final JsonStream json;

    private EntryList(JsonStream json) {
        this.json = json;
    }

    /** @throws JsonProblem when the file does not hold a list */
    static EntryList open(Path file, Limits limits) throws JsonProblem, IOException {
        return new EntryList(JsonStream.ofList(file, limits, "it is not a list of pictures"));
    }

    /** Returns whether a file begins as a JSON object, so that it is not a list. */
    static boolean isObject(Path file, Limits limits) throws IOException {
        try (JsonStream json = JsonStream.ofObject(file, limits, "it is not an object")) {
            return json.isObject();
        } catch (JsonProblem e) {
            return false; // reported when it is read
        }
    }

    /** Returns the next entry, which may be any JSON value; empty at the end. */
    Optional<JsonValue> next() throws JsonProblem, IOException {
        if (json.element()) {
            return Optional.of(json.value());
        }
        json.requireEnd("there is more than one JSON value");
        return Optional.empty();
    }

    /** Returns the name of an entry's picture, without the query of an address; empty when there is none. */
    static String picture(JsonValue entry) {
        return CreateMlNames.IMAGES.stream()
                .map(entry::textOf)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(FolderPictures::withoutQuery)
                .orElse("");
    }

    /** Returns the key of an entry's list of boxes; empty when there is no such list. */
    static Optional<String> boxesKey(JsonValue entry) {
        return CreateMlNames.BOXES.stream()
                .filter(key -> entry.field(key)
                        .filter(value -> value.is(JsonValue.Kind.ARRAY))
                        .isPresent())
                .findFirst();
    }

    /** Returns the boxes of an entry. Each may be any JSON value. */
    static List<JsonValue> boxes(JsonValue entry) {
        return boxesKey(entry).flatMap(entry::field).map(JsonValue::elements).orElse(List.of());
    }

    /** Returns a coordinate of a box, in pixels; empty when it is missing or not a finite number. */
    static OptionalDouble coordinate(JsonValue box, String name) {
        return box.field(CreateMlNames.COORDINATES)
                .flatMap(coordinates -> coordinates.field(name))
                .map(JsonValue::finite)
                .orElse(OptionalDouble.empty());
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
