package org.labelport.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.labelport.output.ByteText;

/** Writes texts in lists of millions of lines. Most need no escape, and are appended without a generator. */
public final class JsonString {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonString() {}

    /**
     * Appends a text in quotes.
     *
     * @throws IOException when UTF-8 cannot hold the text
     */
    public static void append(String text, ByteText to) throws IOException {
        if (isPlain(text)) {
            to.ascii('"').text(text).ascii('"');
            return;
        }
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.writeString(text);
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
