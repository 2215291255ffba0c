package org.labelport.yolo.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * The keys of a YAML file with their values. Values are read as texts, and no objects are made from them: a class
 * called {@code no} stays {@code no}, and tags name no Java types. Aliases are followed two levels deep at most.
 */
public final class YamlMapping {

    /** How the parser's message begins when a file is nested too deeply. */
    private static final String PARSERS_DEPTH = "Nesting Depth exceeded";

    private final Path file;
    private final Map<String, Node> values;

    private YamlMapping(Path file, Map<String, Node> values) {
        this.file = file;
        this.values = values;
    }

    /**
     * Reads a file.
     *
     * @throws ExportException with the line that is not as expected
     */
    public static YamlMapping read(Path file, Limits limits) throws ExportException, IOException {
        if (Files.size(file) > limits.bytes(Limit.YAML_MEGABYTES)) {
            throw new ExportException(
                    DataDescription.CODE,
                    file + " has more than the " + limits.of(Limit.YAML_MEGABYTES) + " "
                            + Limit.YAML_MEGABYTES.meaning() + ". " + limits.remedy(Limit.YAML_MEGABYTES));
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Math.toIntExact(limits.bytes(Limit.YAML_MEGABYTES)));
        options.setNestingDepthLimit(limits.count(Limit.YAML_DEPTH));
        try (InputStream in = Files.newInputStream(file)) {
            Node root = new Yaml(options).compose(new UnicodeReader(in));
            if (root instanceof MappingNode mapping) {
                return new YamlMapping(file, entries(file, mapping));
            }
        } catch (MarkedYAMLException e) {
            long line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new YamlProblem(file, line, String.valueOf(e.getProblem()), e);
        } catch (YAMLException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new ExportException(DataDescription.CODE, TextFile.notUtf8(file), e);
            }
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            String reason = String.valueOf(e.getMessage());
            throw new ExportException(
                    DataDescription.CODE,
                    reason.startsWith(PARSERS_DEPTH)
                            ? file + " has more than the " + limits.of(Limit.YAML_DEPTH) + " "
                                    + Limit.YAML_DEPTH.meaning() + ". " + limits.remedy(Limit.YAML_DEPTH)
                            : file + " is not YAML: " + reason,
                    e);
        }
        throw new ExportException(DataDescription.CODE, file + " holds no keys such as train and names");
    }

    /** Whether there is a key with a value other than null. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns the keys with a value other than null, in the file's order. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Returns the value of a key, which must be a text or a number; empty when there is none. */
    public Optional<String> text(String key) throws ExportException {
        Node node = values.get(key);
        return node == null ? Optional.empty() : Optional.of(text(key, node));
    }

    /** Returns the value of a key, which must be a text or a list of texts; empty when there is none. */
    public List<String> texts(String key) throws ExportException {
        Node node = values.get(key);
        return node == null ? List.of() : texts(key, node);
    }

    private List<String> texts(String key, Node node) throws ExportException {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(text(key, node));
        }
        List<String> texts = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            texts.add(text(key, element));
        }
        return texts;
    }

    /**
     * Returns the value of a key that names places: a text, or a list of texts. A blank text names none.
     *
     * @throws ExportException also when an element of a list is empty: it would name the whole folder of the data set
     */
    public List<String> places(String key) throws ExportException {
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                if (element.getTag().equals(Tag.NULL) || text(key, element).isBlank()) {
                    throw problem(element, "'" + key + "' has an empty element. Give it a place, or remove it");
                }
            }
        }
        return node instanceof ScalarNode && text(key, node).isBlank() ? List.of() : texts(key);
    }

    /**
     * Returns the value of a key, which must be a list or a mapping, as texts by key. The keys of a list are 0, 1, 2 …
     */
    public Map<String, String> numbered(String key) throws ExportException {
        Node node = values.get(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (Map.Entry<String, Node> entry : allEntries(file, mapping).entrySet()) {
                texts.put(entry.getKey(), text(key, entry.getValue())); // null, too, as in a list: the entry exists
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                texts.put(Integer.toString(texts.size()), text(key, element));
            }
        } else if (node != null) {
            throw problem(node, "'" + key + "' must be a list or a mapping");
        }
        return texts;
    }

    /** Returns the value of a key that maps keys to lists of texts; empty when it is not a mapping. */
    Map<String, List<String>> lists(String key) throws ExportException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (values.get(key) instanceof MappingNode mapping) {
            for (Map.Entry<String, Node> entry : entries(file, mapping).entrySet()) {
                lists.put(entry.getKey(), texts(key, entry.getValue()));
            }
        }
        return lists;
    }

    /** Whether the value of a key is a mapping. */
    boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Returns the 1-based line of a key's value; 0 when there is none. */
    public long line(String key) {
        Node node = values.get(key);
        return node == null ? 0 : node.getStartMark().getLine() + 1;
    }

    /** Returns the names that YAML readers do not read as they are written, by line. */
    public Map<Long, String> retyped(String key) {
        List<Node> nodes = new ArrayList<>();
        if (values.get(key) instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> nodes.add(tuple.getValueNode()));
        } else if (values.get(key) instanceof SequenceNode sequence) {
            nodes.addAll(sequence.getValue());
        }
        Map<Long, String> retyped = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node instanceof ScalarNode scalar && isRetyped(scalar)) {
                retyped.put(node.getStartMark().getLine() + 1L, scalar.getValue());
            }
        }
        return retyped;
    }

    private static boolean isRetyped(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        boolean sameNumber = tag.equals(Tag.INT) && scalar.getValue().matches("0|-?[1-9][0-9]*")
                || tag.equals(Tag.FLOAT) && scalar.getValue().matches("-?(0|[1-9][0-9]*)\\.(0|[0-9]*[1-9])");
        return !sameNumber
                && (tag.equals(Tag.BOOL) || tag.equals(Tag.NULL) || tag.equals(Tag.INT) || tag.equals(Tag.FLOAT));
    }

    /** Makes an error at the line of a key. */
    ExportException problem(String key, String message) {
        Node node = values.get(key);
        return node == null ? new ExportException(DataDescription.CODE, file + ": " + message) : problem(node, message);
    }

    private ExportException problem(Node node, String message) {
        return problem(file, node, message);
    }

    private String text(String key, Node node) throws ExportException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(node, "'" + key + "' holds a list or mapping where a text is expected");
    }

    /** Returns the entries whose value is not null. */
    private static Map<String, Node> entries(Path file, MappingNode mapping) throws ExportException {
        Map<String, Node> entries = allEntries(file, mapping);
        entries.values().removeIf(value -> value.getTag().equals(Tag.NULL));
        return entries;
    }

    private static Map<String, Node> allEntries(Path file, MappingNode mapping) throws ExportException {
        Map<String, Node> entries = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw problem(file, tuple.getKeyNode(), "a key must be a text or a number");
            }
            if (!keys.add(key.getValue())) {
                throw problem(file, key, "the key '" + key.getValue() + "' is there twice");
            }
            entries.put(key.getValue(), tuple.getValueNode());
        }
        return entries;
    }

    private static ExportException problem(Path file, Node node, String message) {
        return new YamlProblem(file, node.getStartMark().getLine() + 1, message);
    }
}
