package org.labelport.dm.write;

import java.io.IOException;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Value;

/**
 * Parses JSON that a reader kept as text.
 *
 * @param json the parser; empty if there is none, so that nothing is parsed
 */
public record KeptJson(Optional<Json> json) {

    /** Returns the value; empty for null, for text that is not JSON, and without a parser. */
    Optional<Object> parse(JsonText text) {
        if (json.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.get().read(text));
        } catch (IOException e) {
            return Optional.empty(); // the text came from elsewhere; the caller writes or reports something else
        }
    }

    /** Returns the value of an attribute that holds JSON. */
    Optional<Object> parse(Annotation annotation, String attribute) {
        return text(annotation, attribute).map(JsonText::of).flatMap(this::parse);
    }

    /** Returns the text of an attribute, if it is a text. */
    static Optional<String> text(Annotation annotation, String attribute) {
        return annotation.attributes().get(attribute) instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
