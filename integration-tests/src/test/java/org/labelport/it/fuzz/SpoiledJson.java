package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** JSON, or one line of it: members and elements removed, doubled, moved, and given other values and other types. */
final class SpoiledJson {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper ESCAPED =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 5_000;
    private static final String NUMBER = "\u0001number";

    private final Random random;

    private SpoiledJson(Random random) {
        this.random = random;
    }

    static byte[] of(byte[] content, Random random) {
        SpoiledJson spoiled = new SpoiledJson(random);
        try {
            JsonNode whole = PLAIN.readTree(content);
            return whole.isContainerNode() && !hasLines(content)
                    ? spoiled.changed(whole).getBytes(UTF_8)
                    : spoiled.line(content);
        } catch (IOException e) {
            return SpoiledTokens.of(content, random);
        }
    }

    private static boolean hasLines(byte[] content) {
        return new String(content, UTF_8).strip().contains("}\n{");
    }

    private byte[] line(byte[] content) throws IOException {
        List<String> lines = new ArrayList<>(Arrays.asList(new String(content, UTF_8).split("\n", -1)));
        int at = random.nextInt(lines.size());
        JsonNode one = PLAIN.readTree(lines.get(at));
        if (one.isContainerNode()) {
            lines.set(at, changed(one));
        }
        return String.join("\n", lines).getBytes(UTF_8);
    }

    private String changed(JsonNode root) throws JsonProcessingException {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode place = Hostile.pick(containers, random);
        String number = Hostile.number(random);
        if (place instanceof ObjectNode object) {
            change(object, containers);
        } else {
            change((ArrayNode) place, containers);
        }
        String text = (random.nextBoolean() ? PLAIN : ESCAPED).writeValueAsString(root);
        // Numbers that no tree can hold are put in when it is text again.
        String spoiled = text.replace("\"\\u0001number\"", number);
        return random.nextInt(40) == 0 ? doubled(spoiled) : spoiled;
    }

    /** The same key twice in one object. */
    private static String doubled(String text) {
        return text.replaceFirst("(\"\\w+\":[^,{}\\[\\]]+),", "$1,$1,");
    }

    private void change(ObjectNode object, List<JsonNode> containers) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        if (keys.isEmpty()) {
            object.set(Hostile.text(random), value(containers));
            return;
        }
        String key = Hostile.pick(keys, random);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(key);
            case 1 -> object.set(Hostile.pick(keys, random), object.get(key).deepCopy());
            case 2 -> object.set(Hostile.text(random), object.remove(key));
            case 3 -> object.set(key, NODES.arrayNode().add(object.get(key).deepCopy()));
            default -> object.set(key, value(containers));
        }
    }

    private void change(ArrayNode array, List<JsonNode> containers) {
        if (array.isEmpty()) {
            array.add(value(containers));
            return;
        }
        int at = random.nextInt(array.size());
        switch (random.nextInt(6)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
            case 2 -> array.add(value(containers));
            case 3 -> array.removeAll();
            default -> array.set(at, value(containers));
        }
    }

    private JsonNode value(List<JsonNode> containers) {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> random.nextBoolean() ? NODES.objectNode() : NODES.arrayNode();
            case 3 -> Hostile.pick(containers, random).deepCopy();
            case 4 -> random.nextInt(10) == 0 ? deep() : NODES.numberNode(new BigDecimal(random.nextInt(200) - 50));
            case 5, 6 -> NODES.textNode(NUMBER);
            case 7 -> NODES.textNode(Hostile.number(random));
            default -> NODES.textNode(Hostile.text(random));
        };
    }

    private static JsonNode deep() {
        return NODES.rawValueNode(new RawValue("[".repeat(DEEP) + "]".repeat(DEEP)));
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }
}
