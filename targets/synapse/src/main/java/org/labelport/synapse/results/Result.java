package org.labelport.synapse.results;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.JsonText;
import org.labelport.synapse.json.Extent;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.json.SmallJson;

/** One result of a list. Its fields lie in the page's file and are read when they are asked for. */
public final class Result {

    private final PageFile page;
    private final long number;
    private final Map<String, Extent> fields;
    private final Optional<String> twice;

    /**
     * @param number in its page, from 1
     * @param fields of the result; none when it is no object
     * @param twice name of a field that is there twice
     */
    Result(PageFile page, long number, Map<String, Extent> fields, Optional<String> twice) {
        this.page = page;
        this.number = number;
        this.fields = fields;
        this.twice = twice;
    }

    /** @throws JsonFormatException when a field is there twice, so that one of the two would be lost silently */
    public void requireUnambiguous() throws JsonFormatException {
        if (twice.isPresent()) {
            throw new JsonFormatException("it has the key '" + twice.get() + "' twice");
        }
    }

    /** A field exactly as the page has it; empty when the result has no such field. */
    public Optional<JsonText> field(String name) throws IOException {
        Extent extent = fields.get(name);
        return extent == null ? Optional.empty() : Optional.of(page.read(extent));
    }

    /** The text of a field that is a text, number or boolean; empty when it is missing, null, or a list or object. */
    public Optional<String> text(String name) throws IOException {
        Optional<JsonText> field = field(name);
        return field.isPresent() ? text(field.get()) : Optional.empty();
    }

    /** The id in a field that is an id itself, or an object that has one. */
    public Optional<String> id(String name) throws IOException {
        Optional<JsonText> field = field(name);
        if (field.isEmpty() || field.get().utf8()[0] != '{') {
            return field.isPresent() ? text(field.get()) : Optional.empty();
        }
        Object id = SmallJson.object(field.get().utf8()).get("id");
        return id instanceof String || id instanceof Number ? Optional.of(id.toString()) : Optional.empty();
    }

    /** Whether there is a field of this name, and it is null. */
    public boolean isNull(String name) throws IOException {
        Optional<JsonText> field = field(name);
        return field.isPresent() && field.get().utf8()[0] == 'n';
    }

    /** Where the result is, for messages. */
    public String place() {
        return "result " + number + " of " + page;
    }

    /** Address of the page that the result came from; empty when it was saved. */
    public Optional<URI> pageAddress() {
        return page.origin().map(PageFile.Origin::address);
    }

    /** The text of a value. Numbers keep their spelling. */
    private static Optional<String> text(JsonText value) throws IOException {
        return switch (value.utf8()[0]) {
            case '{', '[', 'n' -> Optional.empty();
            case '"' -> Optional.of(String.valueOf(SmallJson.read(value.utf8())));
            default -> Optional.of(value.toString());
        };
    }
}
