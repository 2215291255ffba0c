package org.labelport.dm.write;

import java.io.IOException;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Value;

/** Parses JSON that a reader kept as text, where there is something to parse it with. */
public record KeptJson(Optional<Json> json) {

    /** The value; empty for null, for text that is no JSON, and when nothing can be parsed. */
    Optional<Object> parse(JsonText text) {
        if (json.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.get().read(text));
        } catch (IOException e) {
            return Optional.empty(); // it came from elsewhere: the caller writes or reports what it has instead
        }
    }

    /** The value of an attribute that holds JSON. */
    Optional<Object> parse(Annotation annotation, String attribute) {
        return text(annotation, attribute).map(JsonText::of).flatMap(this::parse);
    }

    /** The text of an attribute that is one. */
    static Optional<String> text(Annotation annotation, String attribute) {
        return annotation.attributes().get(attribute) instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
