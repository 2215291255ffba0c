package org.labelport.masks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.labelport.json.Json;

/** Texts as they stand in JSON of one line, for lists that are written by hand. For one thread. */
public final class QuotedText {

    private final Json json;
    private final Map<String, String> kept = new HashMap<>();

    /** Quotes as this JSON does. */
    public QuotedText(Json json) {
        this.json = json;
    }

    /** A text in its quotes. */
    public String of(String text) {
        return new String(json.text(text, Json.Style.LINE).utf8(), StandardCharsets.UTF_8);
    }

    /** A name in its quotes, which is kept: one of few, as those of categories. */
    public String ofName(String name) {
        return kept.computeIfAbsent(name, this::of);
    }

    /** A text as it stands between quotes. */
    public String inner(String text) {
        String quoted = of(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
