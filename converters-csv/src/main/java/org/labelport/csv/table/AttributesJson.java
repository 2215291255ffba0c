package org.labelport.csv.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.csv.text.UnpairedSurrogates;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Value;

/** Attributes as a JSON object, together with the properties of an annotation that have no column. */
public final class AttributesJson {

    private static final String RESERVED = "@";
    private static final String KEYFRAME = "@keyframe";
    private static final String Z = "@z";
    private static final String MODEL = "@model";
    private static final String AUTHOR = "@author";
    private static final String AT = "@at";
    private static final String DAY = "day";

    private AttributesJson() {}

    /** The content of the cell {@code attributes}. */
    public record Cell(boolean keyframe, int z, Provenance provenance, Map<String, Value> attributes) {}

    /** Returns the cell {@code attributes} of an annotation. */
    public static String of(Annotation annotation) {
        TreeMap<String, Json.Body> fields = new TreeMap<>();
        Provenance provenance = annotation.provenance();
        if (!annotation.keyframe()) {
            fields.put(KEYFRAME, json -> json.writeBoolean(false));
        }
        if (annotation.z() != 0) {
            fields.put(Z, json -> json.writeNumber(annotation.z()));
        }
        if (provenance.model()) {
            fields.put(MODEL, json -> json.writeBoolean(true));
        }
        if (!provenance.author().isEmpty()) {
            fields.put(AUTHOR, json -> json.writeString(provenance.author()));
        }
        provenance.at().ifPresent(at -> fields.put(AT, json -> json.writeString(at.toString())));
        annotation.attributes().forEach((name, value) -> fields.put(free(name, fields), json -> write(json, value)));
        if (fields.isEmpty()) {
            return "{}";
        }
        return Json.text(json -> write(json, fields));
    }

    /** Writes the attributes of an item. Unlike an annotation, an item has no properties that are written with them. */
    public static void write(JsonGenerator json, Map<String, Value> attributes) throws IOException {
        TreeMap<String, Json.Body> fields = new TreeMap<>();
        attributes.forEach((name, value) -> fields.put(free(name, fields), body -> write(body, value)));
        write(json, fields);
    }

    /**
     * Returns the key of an attribute. Unpaired surrogates are replaced, because parsers refuse them in keys even when
     * they are escaped. A key that is taken already gets underscores at its end.
     */
    private static String free(String name, Map<String, ?> taken) {
        String key = UnpairedSurrogates.replace(written(name));
        while (taken.containsKey(key)) {
            key += "_";
        }
        return key;
    }

    /** Reads the cell {@code attributes}; the score is in a column of its own. */
    public static Cell read(Map<String, JsonView> fields, Optional<Double> score) {
        boolean keyframe = !fields.containsKey(KEYFRAME) || fields.get(KEYFRAME).flag();
        int z = fields.containsKey(Z) ? fields.get(Z).integer() : 0;
        boolean model = fields.containsKey(MODEL) && fields.get(MODEL).flag();
        String author = fields.containsKey(AUTHOR) ? fields.get(AUTHOR).text() : "";
        Optional<Instant> at = Optional.ofNullable(fields.get(AT)).map(AttributesJson::instant);
        return new Cell(keyframe, z, new Provenance(score, model, author, at), values(fields));
    }

    /** Returns the attributes, without the properties that are written with them. */
    public static Map<String, Value> values(Map<String, JsonView> fields) {
        Map<String, Value> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (name.startsWith(RESERVED + RESERVED)) {
                values.put(name.substring(1), value(field));
            } else if (!name.startsWith(RESERVED)) {
                values.put(name, value(field));
            }
        });
        return values;
    }

    private static String written(String name) {
        return name.startsWith(RESERVED) ? RESERVED + name : name;
    }

    private static void write(JsonGenerator json, TreeMap<String, Json.Body> fields) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Json.Body> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            field.getValue().write(json);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Flag flag) {
            json.writeBoolean(flag.on());
        } else if (value instanceof Value.Number number) {
            Json.number(json, number.number());
        } else if (value instanceof Value.Whole whole) {
            json.writeNumber(whole.number());
        } else if (value instanceof Value.Text text) {
            json.writeString(text.text());
        } else if (value instanceof Value.Choices choices) {
            Json.texts(json, choices.chosen());
        } else if (value instanceof Value.Day day) {
            json.writeStartObject();
            json.writeStringField(DAY, day.day().toString());
            json.writeEndObject();
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private static Value value(JsonView json) {
        if (json.value() instanceof Boolean on) {
            return new Value.Flag(on);
        }
        if (json.value() instanceof Number number) {
            return Value.of(number);
        }
        if (json.isText()) {
            return new Value.Text(json.text());
        }
        if (json.isList()) {
            return new Value.Choices(json.texts());
        }
        try {
            return new Value.Day(LocalDate.parse(json.field(DAY).text()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(json.place() + " is not a day such as 2024-02-29", e);
        }
    }

    private static Instant instant(JsonView json) {
        try {
            return Instant.parse(json.text());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(json.place() + " is not an instant such as 2024-02-29T12:00:00Z", e);
        }
    }
}
