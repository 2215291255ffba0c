package org.labelport.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of an export's list of losses or errors.
 *
 * @param effect of a loss; empty for an error
 * @param text detail of a loss or message of an error
 */
record Finding(String item, String annotation, String code, String effect, String text) {

    private static final JsonFactory JSON = new JsonFactory();

    static List<Finding> losses(ExportTree export) throws IOException {
        return read(export.text(ExportTree.LOSSES));
    }

    static List<Finding> errors(ExportTree export) throws IOException {
        return read(export.text(ExportTree.ERRORS));
    }

    private static List<Finding> read(String lines) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (JsonParser json = JSON.createParser(lines)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> fields = new HashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    fields.put(name, json.getText());
                }
                findings.add(new Finding(
                        fields.getOrDefault("item", ""),
                        fields.getOrDefault("annotation", ""),
                        fields.getOrDefault("code", ""),
                        fields.getOrDefault("effect", ""),
                        fields.getOrDefault("detail", fields.getOrDefault("message", ""))));
            }
        }
        return findings;
    }

    @Override
    public String toString() {
        return (item.isEmpty() ? "data set" : "item '" + item + "'")
                + (annotation.isEmpty() ? "" : " annotation '" + annotation + "'")
                + ": " + code + (effect.isEmpty() ? "" : " (" + effect + ")") + ": " + text;
    }
}
