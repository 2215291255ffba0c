package org.labelport.model;

import java.time.LocalDate;
import java.util.List;

/** The value of an attribute, as annotation platforms let people enter them. */
public sealed interface Value {

    /** Free text. */
    record Text(String text) implements Value {}

    /** A number, finite. */
    record Number(double number) implements Value {

        public Number {
            Finite.require("attribute", number);
        }
    }

    /** Yes or no. */
    record Flag(boolean on) implements Value {}

    /** One choice of a radio group, or any number of check boxes, in the order they were given. */
    record Choices(List<String> chosen) implements Value {

        public Choices {
            chosen = List.copyOf(chosen);
        }
    }

    /** A calendar day. */
    record Day(LocalDate day) implements Value {}
}
