package org.labelport.via.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.via.file.ViaNames;

/** What a project declares of its attributes and definitions of attributes have no place for, with how often it does. */
final class DeclaredRest {

    private static final String OPTIONS = "options";

    /** Texts beside an attribute's name and options: those of VIA 2, then those of VIA 3. */
    private static final List<String> TEXTS =
            List.of("description", "default_value", "default_options", "desc", "default_option_id");

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int definitions;

    /** Adds the attributes of a project of VIA 2. */
    void add(JsonValue declared, String classAttribute) {
        fields(declared)
                .forEach((owner, attributes) -> fields(attributes).forEach((name, attribute) -> {
                    fields(attribute);
                    attribute.field(OPTIONS).ifPresent(this::fields);
                    texts(attribute);
                    options(attribute).forEach((option, text) -> {
                        if (!text.text().isBlank() && !text.text().equals(option)) {
                            count("texts of options");
                        }
                    });
                    if (owner.equals("region")) {
                        region(name.equals(classAttribute), attribute);
                    } else if (!name.equals(ViaNames.CLASS)
                            && !options(attribute).isEmpty()) {
                        count("options of attributes of files");
                    }
                }));
    }

    /** Adds the attributes of a project of VIA 3. */
    void addVersion3(JsonValue declared, String classAttribute) {
        declared.fields().values().forEach(attribute -> {
            texts(attribute);
            if (attribute.textOf("anchor_id").endsWith("XY1")) {
                region(attribute.textOf("aname").equals(classAttribute), attribute);
            } else if (!options(attribute).isEmpty()) {
                count("options of attributes of files");
            }
        });
    }

    private void region(boolean isClass, JsonValue attribute) {
        if (!isClass && !options(attribute).isEmpty()) {
            definitions++;
        }
    }

    private void texts(JsonValue attribute) {
        for (String key : TEXTS) {
            attribute
                    .field(key)
                    .filter(value -> value.is(Kind.OBJECT)
                            ? !value.fields().isEmpty()
                            : !value.text().isBlank())
                    .ifPresent(value -> count(key));
        }
    }

    /** Returns what an object holds, and counts any other value that says something. */
    private Map<String, JsonValue> fields(JsonValue value) {
        if (!value.is(Kind.OBJECT) && !value.isEmpty()) {
            count("values that are no objects");
        }
        return value.fields();
    }

    private static Map<String, JsonValue> options(JsonValue attribute) {
        return attribute.fieldsOf(OPTIONS);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /**
     * Reports what is not read.
     *
     * @param defined whether the files declare classes, so that these have the definitions of other attributes
     */
    void report(String file, boolean defined, LossSink losses) {
        List<String> unread = new ArrayList<>();
        counts.forEach((what, count) -> unread.add(what + " (" + count + ")"));
        if (!defined && definitions > 0) {
            unread.add(
                    "options of attributes of regions, since there are no classes to have them (" + definitions + ")");
        }
        if (!unread.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    "via.key-dropped",
                    file + ": not read of the attributes that the project declares: " + String.join(", ", unread)));
        }
    }
}
