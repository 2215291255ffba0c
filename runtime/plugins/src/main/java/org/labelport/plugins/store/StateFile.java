package org.labelport.plugins.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.limits.Limits;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.labelport.plugins.store.StoredPlugin.SignedBy;
import org.labelport.report.FileTrouble;

/** Reads and replaces {@code state.json}. */
public final class StateFile {

    private static final int SCHEMA = 1;

    /**
     * Loaded only when there is a state, because its classes would take a tenth of the start of an installation without
     * one.
     */
    private static final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final Path file;

    /** The state of this folder. */
    public StateFile(PluginFolder folder) {
        this.file = folder.state();
    }

    /**
     * Reads the state; {@link StoreState#EMPTY} when there is no file.
     *
     * @throws PluginException {@code plugin.state-unreadable}
     */
    public StoreState read() throws PluginException {
        try {
            JsonNode root = tree(Files.readAllBytes(file));
            if (!root.path("schema").isInt()) {
                throw new IllegalArgumentException("it is empty or damaged");
            }
            if (root.path("schema").asInt() != SCHEMA) {
                throw new IllegalArgumentException("it was written by another version of Labelport");
            }
            return state(root);
        } catch (NoSuchFileException e) {
            return StoreState.EMPTY;
        } catch (AccessDeniedException e) {
            throw new PluginException(
                    "plugin.state-unreadable",
                    file
                            + " may not be read by this user. Give the user the right to read the folder and what is in it.",
                    e);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw unreadable(reason(e), "Put a copy of it back, or move it away and install the plug-ins again.", e);
        } catch (IOException e) {
            throw unreadable(
                    FileTrouble.of(e), "Try again; if it stays so, check the disk, or put a copy of the file back.", e);
        }
    }

    private PluginException unreadable(String reason, String advice, Exception cause) {
        return new PluginException(
                "plugin.state-unreadable", file + " cannot be read: " + reason + ". " + advice, cause);
    }

    private static JsonNode tree(byte[] text) throws IOException {
        return Json.MAPPER.readTree(text);
    }

    /** Replaces the state in one step: whoever reads, at any time and after any crash, finds the old one or the new. */
    public void write(StoreState state) throws IOException {
        Durable.replace(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(state)));
    }

    /** Deletes a state that a crash left unfinished; only for the holder of the lock. */
    public void sweep() throws IOException {
        Durable.sweep(file);
    }

    private static String reason(Exception e) {
        if (e instanceof JsonProcessingException json) {
            String place = json.getLocation() == null
                    ? ""
                    : " at line " + json.getLocation().getLineNr();
            return "it is not JSON" + place + ": " + Limits.explained(json.getOriginalMessage());
        }
        return String.valueOf(e.getMessage());
    }

    private static ObjectNode json(StoreState state) {
        ObjectNode root = Json.MAPPER.createObjectNode().put("schema", SCHEMA);
        ArrayNode plugins = root.putArray("plugins");
        state.plugins().forEach(plugin -> plugins.add(json(plugin)));
        ArrayNode replaced = root.putArray("replaced");
        state.replaced().forEach(id -> replaced.add(id.toString()));
        ObjectNode publishers = root.putObject("publishers");
        state.publishers().forEach(publishers::put);
        ObjectNode dropped = root.putObject("dropped");
        state.dropped().forEach((name, jar) -> dropped.set(name, json(jar)));
        ObjectNode increments = root.putObject("increments");
        state.increments().forEach(increments::put);
        return root;
    }

    private static ObjectNode json(StoredPlugin plugin) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("plugin", plugin.id().toString())
                .put("sha256", plugin.sha256())
                .put("role", plugin.role().name().toLowerCase(Locale.ROOT));
        plugin.signer()
                .ifPresent(signer -> node.putObject("signer")
                        .put("fingerprint", signer.fingerprint())
                        .put("subject", signer.subject()));
        node.put("origin", plugin.origin());
        ArrayNode formats = node.putArray("formats");
        plugin.formats().forEach(formats::add);
        ArrayNode targets = node.putArray("targets");
        plugin.targets().forEach(targets::add);
        ArrayNode neededBy = node.putArray("neededBy");
        plugin.neededBy().stream().sorted().forEach(neededBy::add);
        if (plugin.replaced() > 0) {
            node.put("replaced", plugin.replaced());
        }
        return node;
    }

    private static ObjectNode json(DroppedJar jar) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("size", jar.size()).put("modified", jar.modifiedMillis());
        jar.plugin().ifPresent(id -> node.put("plugin", id.toString()));
        jar.refusal()
                .ifPresent(refusal ->
                        node.putObject("refused").put("code", refusal.code()).put("message", refusal.message()));
        return node;
    }

    private static StoreState state(JsonNode root) {
        List<StoredPlugin> plugins = new ArrayList<>();
        root.path("plugins").forEach(node -> plugins.add(plugin(node)));
        Set<PluginId> replaced = new LinkedHashSet<>();
        root.path("replaced").forEach(node -> replaced.add(id(node.asText())));
        Map<String, String> publishers = new HashMap<>();
        root.path("publishers")
                .properties()
                .forEach(
                        entry -> publishers.put(entry.getKey(), entry.getValue().asText()));
        Map<String, DroppedJar> dropped = new HashMap<>();
        root.path("dropped").properties().forEach(entry -> dropped.put(entry.getKey(), droppedJar(entry.getValue())));
        Map<String, Long> increments = new HashMap<>();
        root.path("increments")
                .properties()
                .forEach(
                        entry -> increments.put(entry.getKey(), entry.getValue().asLong()));
        return new StoreState(plugins, replaced, publishers, dropped, increments);
    }

    private static StoredPlugin plugin(JsonNode node) {
        JsonNode signer = node.path("signer");
        String sha256 = text(node, "sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + sha256 + "' is not a SHA-256");
        }
        return new StoredPlugin(
                id(text(node, "plugin")),
                sha256,
                role(text(node, "role")),
                signer.isObject()
                        ? Optional.of(new SignedBy(text(signer, "fingerprint"), text(signer, "subject")))
                        : Optional.empty(),
                text(node, "origin"),
                texts(node.path("formats")),
                texts(node.path("targets")),
                new HashSet<>(texts(node.path("neededBy"))),
                node.path("replaced").asInt());
    }

    private static Role role(String text) {
        return Stream.of(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a role of a plug-in"));
    }

    private static DroppedJar droppedJar(JsonNode node) {
        JsonNode refused = node.path("refused");
        return new DroppedJar(
                node.path("size").asLong(),
                node.path("modified").asLong(),
                node.has("plugin") ? Optional.of(id(text(node, "plugin"))) : Optional.empty(),
                refused.isObject()
                        ? Optional.of(new DroppedJar.Refusal(text(refused, "code"), text(refused, "message")))
                        : Optional.empty());
    }

    private static PluginId id(String text) {
        int at = text.lastIndexOf('@');
        PluginVersion version = PluginVersion.parse(text.substring(at + 1))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' names no version"));
        if (at < 1) {
            throw new IllegalArgumentException("'" + text + "' names no plug-in");
        }
        return new PluginId(text.substring(0, at), version);
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("'" + field + "' is missing");
        }
        return node.path(field).asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
