package org.labelport.output;

import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Value;

/**
 * Values of attributes as one text each, for formats whose attributes are texts. {@link #parse} reads back what
 * {@link #of} writes, with two exceptions: days, choices and {@link Value.Whole} come back as texts, and texts that look
 * like flags or numbers come back as such.
 */
public final class ValueText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,17})?");

    private ValueText() {}

    /** The text of a single value; empty when none or several choices are chosen. */
    public static Optional<String> of(Value value) {
        if (value instanceof Value.Flag flag) {
            return Optional.of(Boolean.toString(flag.on()));
        } else if (value instanceof Value.Number number) {
            return Optional.of(ExactDecimal.text(number.number()));
        } else if (value instanceof Value.Whole whole) {
            return Optional.of(whole.number().toString());
        } else if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        } else if (value instanceof Value.Day day) {
            return Optional.of(day.day().toString());
        } else if (value instanceof Value.Choices choices) {
            return choices.chosen().size() == 1 ? Optional.of(choices.chosen().get(0)) : Optional.empty();
        }
        throw new IllegalArgumentException("no text for " + value.getClass().getName());
    }

    /** The value that a text most likely stands for: flags and numbers come back as such, the rest as text. */
    public static Value parse(String text) {
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
}
