package org.labelport.labelstudio.task;

import org.labelport.model.Value;

/** The kinds of answers, with the controls that people enter them by. */
public enum ValueKind {
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

    public String tag() {
        return tag;
    }

    /** The {@code type} of its results. */
    public String type() {
        return this == TEXT ? "textarea" : valueKey;
    }

    /** The key in a result's value that holds the answer. */
    public String valueKey() {
        return valueKey;
    }

    public static ValueKind of(Value value) {
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
