package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads texts of a category. */
final class CategoryTexts {

    private CategoryTexts() {}

    /** Reads a text or the spelling of another single value; anything else, and null, is the empty text. */
    static String one(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        parser.skipChildren();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : "";
    }

    /** Reads a list of such texts. What is neither a list nor null is reported as a key of categories that is not read. */
    static List<String> list(JsonParser parser, String key, UnknownKeys unknown) throws IOException {
        List<String> texts = new ArrayList<>();
        if (isList(parser, key, unknown)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                texts.add(one(parser));
            }
        }
        return texts;
    }

    /** Whether the parser is at the start of a list. Any other value is skipped, and reported unless it is null. */
    static boolean isList(JsonParser parser, String key, UnknownKeys unknown) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return true;
        }
        parser.skipChildren();
        if (token != JsonToken.VALUE_NULL) {
            unknown.notRead("categories", key, "it is not a list");
        }
        return false;
    }
}
