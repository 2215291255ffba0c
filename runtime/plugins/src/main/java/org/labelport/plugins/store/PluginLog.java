package org.labelport.plugins.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The log of changes of plug-ins, one JSON object a line, for audits. Only for the holder of the lock. */
public final class PluginLog {

    private static final JsonFactory JSON = new JsonFactory();

    private final PluginFolder folder;
    private final Clock clock;

    /** The log of this folder. */
    public PluginLog(PluginFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Adds a line.
     *
     * @param action such as {@code upgrade}
     * @param facts in their order
     */
    public void add(String action, Map<String, String> facts) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(
                    "time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("user", System.getProperty("user.name", ""));
            json.writeStringField("action", action);
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                json.writeStringField(fact.getKey(), fact.getValue());
            }
            json.writeEndObject();
        }
        line.write('\n');
        Files.write(folder.log(), line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
