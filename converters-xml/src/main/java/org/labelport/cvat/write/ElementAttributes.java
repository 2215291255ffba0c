package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.model.Annotation;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.Value;
import org.labelport.output.ExactDecimal;
import org.labelport.output.ValueText;
import org.labelport.xml.XmlText;

/**
 * The {@code attribute} elements of one annotation, by name.
 *
 * @param texts what is written
 * @param values the values that texts were made from, without those that this module adds itself
 * @param joined names of attributes whose several choices became one text
 * @param dropped names of attributes that are not written
 */
public record ElementAttributes(
        Map<String, String> texts, Map<String, Value> values, Set<String> joined, Set<String> dropped) {

    private static final String BETWEEN_CHOICES = ", ";

    public static ElementAttributes of(Annotation annotation) {
        ElementAttributes attributes = new ElementAttributes(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        Optional<Double> score = annotation.provenance().score();
        annotation.attributes().forEach((name, value) -> {
            if (name.equals(OwnAttributes.SCORE) && score.isPresent()) {
                attributes.dropped.add(name);
            } else {
                attributes.add(name, value);
            }
        });
        score.ifPresent(number -> attributes.texts.put(OwnAttributes.SCORE, ExactDecimal.text(number)));
        return attributes;
    }

    /** Whether an annotation is occluded, for which elements have an XML attribute. */
    public static boolean isOccluded(Annotation annotation) {
        return Attributes.isSet(annotation.attributes(), Attributes.OCCLUDED);
    }

    /** Returns the names of attributes whose values their category's definitions do not allow. */
    public List<String> unfit(Category category) {
        List<String> names = new ArrayList<>();
        for (AttributeDefinition definition : category.attributes()) {
            String name = XmlText.writable(definition.name());
            Value value = values.get(name);
            if (value != null && !AttributeKind.of(definition).takes(value, texts.get(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private void add(String name, Value value) {
        if (name.equals(Attributes.OCCLUDED) && value instanceof Value.Flag) {
            return;
        }
        Optional<String> single = ValueText.of(value);
        String text;
        if (single.isPresent()) {
            text = single.get();
        } else if (value instanceof Value.Choices choices && !choices.chosen().isEmpty()) {
            text = String.join(BETWEEN_CHOICES, choices.chosen());
            joined.add(name);
        } else {
            dropped.add(name);
            return;
        }
        String written = XmlText.writable(name);
        if (written.isEmpty() || OwnAttributes.isTaken(written, text) || texts.putIfAbsent(written, text) != null) {
            dropped.add(name);
            joined.remove(name);
        } else {
            values.put(written, value);
        }
    }
}
