package org.labelport.shell.plugin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginId;

/** Plug-ins as JSON, for programs. */
final class PluginJson {

    private static final JsonFactory JSON = new JsonFactory();

    private PluginJson() {}

    /** What {@code plugin list} lists. */
    static String plugins(List<Plugin> plugins) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Plugin plugin : plugins) {
                json.writeStartObject();
                writeId(json, plugin.id());
                json.writeStringField("state", plugin.state().name().toLowerCase(Locale.ROOT));
                writeTexts(json, "formats", plugin.formats());
                writeTexts(json, "targets", plugin.targets());
                json.writeStringField("origin", plugin.origin());
                json.writeStringField("sha256", plugin.sha256().orElse(null));
                json.writeStringField("signer", plugin.signer().orElse(null));
                writeTexts(json, "runs", plugin.runs());
                json.writeStringField("problem", plugin.problem().orElse(null));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    /** What {@code plugin list --available} lists. */
    static String available(List<AvailablePlugin> offers) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (AvailablePlugin offer : offers) {
                json.writeStartObject();
                writeId(json, offer.id());
                json.writeStringField("title", offer.title());
                writeTexts(json, "formats", offer.formats());
                json.writeStringField("repository", offer.repository());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void writeId(JsonGenerator json, PluginId id) throws IOException {
        json.writeStringField("name", id.name());
        json.writeStringField("version", id.version().toString());
    }

    private static void writeTexts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
