package org.labelport.via.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.convert.Census;
import org.labelport.convert.ClassNames;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.via.file.ViaNames;

/**
 * Declares to VIA how people enter attributes: as text, with radio buttons, or with check boxes.
 *
 * @param byName the definitions of attributes in the data set, by name
 * @param used the sorted names of all attributes that annotations have or may have, as they are written
 * @param tags written names of the categories that label whole pictures
 */
public record AttributeTypes(Map<String, AttributeDefinition> byName, List<String> used, List<String> tags) {

    /** Collects the attributes of a data set. */
    public static AttributeTypes of(Census census, ClassNames classes) {
        Map<String, AttributeDefinition> byName = new LinkedHashMap<>();
        for (Category category : census.taxonomy().categories()) {
            category.attributes().forEach(attribute -> byName.putIfAbsent(attribute.name(), attribute));
        }
        Set<String> used = new TreeSet<>();
        byName.keySet().forEach(name -> used.add(JsonWriting.whole(name)));
        census.attributes().forEach(name -> used.add(JsonWriting.whole(name)));
        used.removeAll(ViaNames.RESERVED);
        used.remove("");
        List<String> tags = census.taxonomy().names().stream()
                .filter(name -> census.shapes(name).containsKey(ShapeKind.TAG))
                .map(classes::of)
                .toList();
        return new AttributeTypes(byName, List.copyOf(used), tags);
    }

    /** Reports the definitions that a project cannot hold completely. */
    public void report(Taxonomy taxonomy, LossSink losses) {
        for (Category category : taxonomy.categories()) {
            for (AttributeDefinition definition : category.attributes()) {
                if (!isDeclared(definition)) {
                    losses.loss(Loss.ofDataset(
                            LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                            "the definition of '" + definition.name() + "' of '" + category.name()
                                    + "' is not written completely"));
                }
            }
        }
    }

    private boolean isDeclared(AttributeDefinition definition) {
        boolean options = !definition.options().isEmpty();
        return !definition.perFrame()
                && definition.equals(byName.get(definition.name()))
                && used.contains(JsonWriting.whole(definition.name()))
                && switch (definition.kind()) {
                    case RADIO, CHECKBOX -> options;
                    case TEXT -> !options;
                    case NUMBER, DATE, FLAG -> false;
                };
    }

    private boolean isCheckbox(String name) {
        return byName.containsKey(name) && byName.get(name).kind() == AttributeDefinition.Kind.CHECKBOX;
    }

    /** Whether an attribute is written: it has a single value, or several that are entered with check boxes. */
    boolean holds(String name, Value value) {
        return value instanceof Value.Choices && isCheckbox(name)
                || ValueText.of(value).isPresent();
    }

    /** Whether a text of an attribute that is written has U+FFFD. */
    boolean hasReplaced(String name, Value value) {
        if (isReplaced(name)) {
            return true;
        }
        return value instanceof Value.Choices choices && isCheckbox(name)
                ? choices.chosen().stream().anyMatch(AttributeTypes::isReplaced)
                : ValueText.of(value).filter(AttributeTypes::isReplaced).isPresent();
    }

    private static boolean isReplaced(String text) {
        return JsonWriting.whole(text).indexOf('\uFFFD') >= 0;
    }

    /** Writes an attribute, if it {@linkplain #holds can be}. */
    void write(JsonGenerator json, String name, Value value) throws IOException {
        if (value instanceof Value.Choices choices && isCheckbox(name)) {
            json.writeObjectFieldStart(JsonWriting.whole(name));
            for (String chosen : new LinkedHashSet<>(choices.chosen())) {
                json.writeBooleanField(JsonWriting.whole(chosen), true);
            }
            json.writeEndObject();
            return;
        }
        Optional<String> text = ValueText.of(value);
        if (text.isPresent()) {
            json.writeStringField(JsonWriting.whole(name), JsonWriting.whole(text.get()));
        }
    }

    /** Writes the value of {@code _via_attributes}. */
    void declare(JsonGenerator json, ClassNames classes) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("region");
        choice(json, ViaNames.CLASS, "dropdown", classes.all());
        for (String name : List.of(ViaNames.INSTANCE, ViaNames.KEYPOINT)) {
            text(json, name);
        }
        for (String name : used) {
            AttributeDefinition definition = byName.get(name);
            boolean options = definition != null && !definition.options().isEmpty();
            if (options && definition.kind() == AttributeDefinition.Kind.CHECKBOX) {
                choice(json, name, "checkbox", definition.options());
            } else if (options && definition.kind() == AttributeDefinition.Kind.RADIO) {
                choice(json, name, "radio", definition.options());
            } else {
                text(json, name);
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("file");
        choice(json, ViaNames.CLASS, "checkbox", tags);
        text(json, Attributes.CAPTION);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void choice(JsonGenerator json, String name, String type, List<String> options) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("type", type);
        json.writeStringField("description", "");
        json.writeObjectFieldStart("options");
        for (String option : new LinkedHashSet<>(options)) {
            json.writeStringField(JsonWriting.whole(option), "");
        }
        json.writeEndObject();
        json.writeObjectFieldStart("default_options");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("type", "text");
        json.writeStringField("description", "");
        json.writeStringField("default_value", "");
        json.writeEndObject();
    }
}
