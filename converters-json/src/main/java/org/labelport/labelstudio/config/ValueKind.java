package org.labelport.labelstudio.config;

import org.labelport.model.Value;

/** The kinds of answers, and the controls with which people enter them. */
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

    /** Returns the {@code type} of the control's results. */
    public String type() {
        return this == TEXT ? "textarea" : valueKey;
    }

    /** Returns the key of the answer in a result's value. */
    public String valueKey() {
        return valueKey;
    }

    public static ValueKind of(Value value) {
        if (value instanceof Value.Text) {
            return TEXT;
        }
        if (value instanceof Value.Number || value instanceof Value.Whole) {
            return NUMBER;
        }
        if (value instanceof Value.Flag) {
            return FLAG;
        }
        return value instanceof Value.Day ? DAY : CHOICES;
    }
}
