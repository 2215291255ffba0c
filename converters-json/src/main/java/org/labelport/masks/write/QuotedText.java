package org.labelport.masks.write;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.labelport.json.Json;

/** Quotes texts for JSON that is written without a JSON writer. For one thread. */
public final class QuotedText {

    private final Json json;
    private final Map<String, String> kept = new HashMap<>();

    /** Makes an instance that quotes texts as the given JSON writer does. */
    public QuotedText(Json json) {
        this.json = json;
    }

    /** Returns a text in quotes. */
    public String of(String text) {
        return new String(json.text(text, Json.Style.LINE).utf8(), StandardCharsets.UTF_8);
    }

    /**
     * Returns a name in quotes, and keeps it for the next call. For names of which there are few, such as those of
     * categories.
     */
    public String ofName(String name) {
        return kept.computeIfAbsent(name, this::of);
    }

    /** Returns a text as it is between quotes. */
    public String inner(String text) {
        String quoted = of(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
