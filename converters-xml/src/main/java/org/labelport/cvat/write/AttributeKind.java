package org.labelport.cvat.write;

import java.util.HashSet;
import java.util.List;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Value;

/**
 * How people enter an attribute in CVAT, and which values it can have then.
 *
 * @param inputType CVAT's word
 * @param values the options of a choice; the least value, the largest value and the step of a number
 */
record AttributeKind(String inputType, List<String> values) {

    static final AttributeKind TEXT = new AttributeKind("text", List.of());

    private static final AttributeKind FLAG = new AttributeKind("checkbox", List.of("false"));

    /** The largest absolute value. CVAT needs a range, and the model has none. */
    private static final double MOST = 1e9;

    private static final AttributeKind NUMBER = new AttributeKind("number", OwnAttributes.ANY_NUMBER);

    /** Returns the kind for a definition. It applies when all values fit it. */
    static AttributeKind of(AttributeDefinition definition) {
        return switch (definition.kind()) {
            case FLAG -> FLAG;
            case NUMBER -> NUMBER;
            case RADIO -> isList(definition.options()) ? new AttributeKind("radio", definition.options()) : TEXT;
            case CHECKBOX, TEXT, DATE -> TEXT;
        };
    }

    /** Whether CVAT can hold a definition: its kind and all its options. */
    static boolean holds(AttributeDefinition definition) {
        return switch (definition.kind()) {
            case RADIO -> isList(definition.options());
            case FLAG, NUMBER, TEXT -> definition.options().isEmpty();
            case CHECKBOX, DATE -> false;
        };
    }

    /** Whether options can be written as a list with one line for each. */
    private static boolean isList(List<String> options) {
        return !options.isEmpty()
                && options.stream().noneMatch(option -> option.isBlank() || option.indexOf('\n') >= 0)
                && new HashSet<>(options).size() == options.size();
    }

    /**
     * Whether an attribute of this kind can have a value.
     *
     * @param text the value as it is written
     */
    boolean takes(Value value, String text) {
        return switch (inputType) {
            case "checkbox" -> value instanceof Value.Flag;
            case "number" -> value instanceof Value.Number number && Math.abs(number.number()) <= MOST;
            case "radio" -> values.contains(text);
            default -> true;
        };
    }

    String defaultValue() {
        return switch (inputType) {
            case "number" -> "0";
            case "checkbox", "radio" -> values.get(0);
            default -> "";
        };
    }
}
