package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An attribute that annotations of a category may have.
 *
 * @param name of the attribute, as annotations have it
 * @param kind how its value is entered
 * @param options what can be chosen, for {@link Kind#RADIO} and {@link Kind#CHECKBOX}
 * @param perFrame whether the value may change from frame to frame of a track
 */
public record AttributeDefinition(String name, Kind kind, List<String> options, boolean perFrame) {

    /** How the value is entered. */
    public enum Kind {
        /** One of the options. */
        RADIO,
        /** Any number of the options. */
        CHECKBOX,
        /** Free text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A day. */
        DATE,
        /** Yes or no. */
        FLAG
    }

    public AttributeDefinition {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        options = List.copyOf(options);
    }
}
