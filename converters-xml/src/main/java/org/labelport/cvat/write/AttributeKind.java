package org.labelport.cvat.write;

import java.util.HashSet;
import java.util.List;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Value;

/**
 * How CVAT lets people enter an attribute, and which values it takes then.
 *
 * @param inputType CVAT's word
 * @param values for a choice what can be chosen; for a number its least and largest value and its step
 */
record AttributeKind(String inputType, List<String> values) {

    static final AttributeKind TEXT = new AttributeKind("text", List.of());

    private static final AttributeKind FLAG = new AttributeKind("checkbox", List.of("false"));

    /** CVAT wants a range, and the model knows none. */
    private static final double MOST = 1e9;

    private static final AttributeKind NUMBER =
            new AttributeKind("number", List.of("-1000000000", "1000000000", "0.000001"));

    /** The kind for a definition, provided that all values fit. */
    static AttributeKind of(AttributeDefinition definition) {
        return switch (definition.kind()) {
            case FLAG -> FLAG;
            case NUMBER -> NUMBER;
            case RADIO -> isList(definition.options()) ? new AttributeKind("radio", definition.options()) : TEXT;
            case CHECKBOX, TEXT, DATE -> TEXT;
        };
    }

    /** Whether CVAT has a definition's kind, and all its options. */
    static boolean holds(AttributeDefinition definition) {
        return switch (definition.kind()) {
            case RADIO -> isList(definition.options());
            case FLAG, NUMBER, TEXT -> definition.options().isEmpty();
            case CHECKBOX, DATE -> false;
        };
    }

    /** The list has a line for each choice. */
    private static boolean isList(List<String> options) {
        return !options.isEmpty()
                && options.stream().noneMatch(option -> option.isBlank() || option.indexOf('\n') >= 0)
                && new HashSet<>(options).size() == options.size();
    }

    /** Whether CVAT takes a value. */
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
