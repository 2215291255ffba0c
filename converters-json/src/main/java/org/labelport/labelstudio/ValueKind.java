package org.labelport.labelstudio;

import org.labelport.model.Value;

/** The kinds of answers, with the controls that people enter them by. */
enum ValueKind {
    TEXT("TextArea", "text"),
    NUMBER("Number", "number"),
    FLAG("Choices", "choices"),
    CHOICES("Choices", "choices"),
    DAY("DateTime", "datetime");

    private final String tag;
    private final String valueKey;

    ValueKind(String tag, String valueKey) {
        this.tag = tag;
        this.valueKey = valueKey;
    }

    String tag() {
        return tag;
    }

    /** The {@code type} of its results. */
    String type() {
        return this == TEXT ? "textarea" : valueKey;
    }

    /** The key in a result's value that holds the answer. */
    String valueKey() {
        return valueKey;
    }

    static ValueKind of(Value value) {
        if (value instanceof Value.Text) {
            return TEXT;
        }
        if (value instanceof Value.Number) {
            return NUMBER;
        }
        if (value instanceof Value.Flag) {
            return FLAG;
        }
        return value instanceof Value.Day ? DAY : CHOICES;
    }
}
