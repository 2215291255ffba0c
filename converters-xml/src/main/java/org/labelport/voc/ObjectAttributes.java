package org.labelport.voc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;

/**
 * The {@code attributes} of an object: its scalar attributes as text, and what of an annotation VOC has no element for.
 *
 * @param dropped names of attributes that are not written
 */
record ObjectAttributes(Map<String, String> byName, Set<String> dropped) {

    static final String TRACK = "track_id";
    static final String GROUP = "group_id";
    static final String Z = "z_order";
    private static final String ROTATION = "rotation";

    private static final Set<String> FLAG_ELEMENTS =
            Set.of(Attributes.TRUNCATED, Attributes.DIFFICULT, Attributes.OCCLUDED);
    private static final int ROTATION_DECIMALS = 6;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,17})?");

    static ObjectAttributes of(Annotation annotation) {
        Map<String, String> byName = new LinkedHashMap<>();
        Set<String> dropped = new LinkedHashSet<>();
        if (!annotation.track().isEmpty()) {
            byName.put(TRACK, annotation.track());
        }
        if (!annotation.group().isEmpty()) {
            byName.put(GROUP, annotation.group());
        }
        if (annotation.z() != 0) {
            byName.put(Z, Integer.toString(annotation.z()));
        }
        if (annotation.shape() instanceof Shape.Box box && box.rotated()) {
            byName.put(ROTATION, degrees(box.angle()));
        }
        annotation.attributes().forEach((name, value) -> {
            if (hasElement(name, value)) {
                return;
            }
            Optional<String> text = scalar(value);
            if (text.isEmpty() || byName.putIfAbsent(name, text.get()) != null) {
                dropped.add(name);
            }
        });
        return new ObjectAttributes(byName, dropped);
    }

    /** The text of {@code pose}. */
    static Optional<String> pose(Map<String, Value> attributes) {
        return attributes.get(Attributes.POSE) instanceof Value.Text text
                        && !text.text().isBlank()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /** The value that a text most likely stands for: flags and numbers come back as such, the rest as text. */
    static Value parse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return new Value.Flag(text.equals("true"));
        }
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (ExactDecimal.text(number).equals(text)) {
                return new Value.Number(number);
            }
        }
        return new Value.Text(text);
    }

    /** Names of the attributes that an object has no element for. */
    static List<String> withoutElement(Map<String, Value> attributes) {
        return attributes.entrySet().stream()
                .filter(attribute -> !hasElement(attribute.getKey(), attribute.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(Attributes.CROWD))
                .toList();
    }

    private static boolean hasElement(String name, Value value) {
        return FLAG_ELEMENTS.contains(name) && value instanceof Value.Flag
                || name.equals(Attributes.POSE) && pose(Map.of(name, value)).isPresent();
    }

    private static Optional<String> scalar(Value value) {
        if (value instanceof Value.Flag flag) {
            return Optional.of(Boolean.toString(flag.on()));
        } else if (value instanceof Value.Number number) {
            return Optional.of(ExactDecimal.text(number.number()));
        } else if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        } else if (value instanceof Value.Day day) {
            return Optional.of(day.day().toString());
        } else if (value instanceof Value.Choices choices) {
            return choices.chosen().size() == 1 ? Optional.of(choices.chosen().get(0)) : Optional.empty();
        }
        throw new IllegalArgumentException("no text for " + value.getClass().getName());
    }

    /** Clockwise, in [0, 360), as CVAT has it. */
    private static String degrees(double radians) {
        double turned = (Math.toDegrees(radians) + 360) % 360;
        return new ByteText(16).shortest(turned, ROTATION_DECIMALS).toString();
    }
}
