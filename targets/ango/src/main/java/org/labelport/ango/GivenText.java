package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;

/** A text of an export that may be missing, and may be a number or a boolean. */
final class GivenText {

    private GivenText() {}

    /** The text; empty for null, which says that nothing is given, and for what is no single value. */
    static String of(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }
}
