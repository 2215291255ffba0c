package org.labelport.plugins.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What was done to plug-ins, one JSON object a line, for who has to know later. Only for the holder of the lock. */
public final class PluginLog {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        ObjectNode line = JSON.createObjectNode()
                .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("user", System.getProperty("user.name", ""))
                .put("action", action);
        facts.forEach(line::put);
        byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(folder.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(bytes));
        }
    }
}
