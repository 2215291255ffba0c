package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.results.ResultSet;
import org.labelport.labelstudio.results.ResultSet.Maker;

/**
 * A task, independent of the form that it has in the file.
 *
 * @param data what the task shows, by variable
 * @param drafts number of drafts
 * @param ownConfig labelling interface that the task contains; empty when there is none
 */
record Task(
        Node data, Node meta, List<ResultSet> annotations, List<ResultSet> predictions, int drafts, String ownConfig) {

    private static final List<String> TYPES = List.of(
            "rectanglelabels",
            "polygonlabels",
            "ellipselabels",
            "keypointlabels",
            "brushlabels",
            "bitmasklabels",
            "vectorlabels",
            "choices",
            "textarea",
            "taxonomy",
            "labels",
            "hypertextlabels",
            "paragraphlabels",
            "timeserieslabels",
            "timelinelabels",
            "videorectangle");

    /** The fields of the short form that are neither data nor answers. */
    private static final List<String> OF_ANNOTATION =
            List.of("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time");

    /** The fields of the full form that hold annotations. */
    private static final List<String> OF_SETS = List.of("annotations", "completions", "predictions");

    /** @throws IllegalArgumentException when the value is not a task in any known form */
    static Task of(Node found, LabelConfig config) {
        if (!found.isObject()) {
            throw new IllegalArgumentException("a task must be an object with data and annotations");
        }
        if (found.field("annotation").filter(Node::isObject).isPresent()
                && found.field("task").isPresent()) {
            return ofEvent(found);
        }
        if (found.field("result").isPresent() && found.field("data").isEmpty()) {
            boolean model = found.field("model_version").isPresent()
                    || found.field("score").isPresent();
            List<ResultSet> only = List.of(ResultSet.of(found, model ? Maker.MODEL : Maker.PERSON));
            Node nothing = new Node("data", Map.of());
            return new Task(nothing, nothing, model ? List.of() : only, model ? only : List.of(), 0, "");
        }
        Optional<Node> data = found.field("data").filter(Node::isObject);
        if (data.isEmpty()) {
            return ofFlat(found, config);
        }
        return new Task(
                data.get(),
                found.field("meta").orElse(new Node("meta", Map.of())),
                sets(found, found.field("annotations").isPresent() ? "annotations" : "completions", Maker.PERSON),
                sets(found, "predictions", Maker.MODEL),
                found.field("drafts")
                        .filter(Node::isList)
                        .map(drafts -> drafts.elements().size())
                        .orElse(0),
                "");
    }

    /** Reads what a webhook sends: one annotation with its task and project. */
    private static Task ofEvent(Node event) {
        Node task = event.need("task");
        return new Task(
                task.need("data"),
                task.field("meta").orElse(new Node("meta", Map.of())),
                List.of(ResultSet.of(event.need("annotation"), Maker.PERSON)),
                List.of(),
                0,
                event.field("project")
                        .flatMap(project -> project.string("label_config"))
                        .orElse(""));
    }

    private static List<ResultSet> sets(Node task, String key, Maker maker) {
        List<ResultSet> sets = new ArrayList<>();
        if (task.field(key).isPresent()) {
            for (Node set : task.need(key).elements()) {
                sets.add(ResultSet.of(set, maker));
            }
        }
        return sets;
    }

    // ---- JSON-MIN ---------------------------------------------------------------------------------------------------

    /** Reads the short form, in which data and answers are fields of the same object. */
    private static Task ofFlat(Node found, LabelConfig config) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        List<Object> results = new ArrayList<>();
        for (String name : found.names()) {
            Optional<Node> value = found.field(name);
            if (value.isEmpty()) {
                continue;
            }
            Optional<LabelConfig.Control> control = config.control(name);
            boolean answer = control.isPresent() || holdsResults(value.get());
            if (answer) {
                answers(name, value.get(), control.map(LabelConfig.Control::tag), results);
            } else if (OF_SETS.contains(name) && value.get().isList()) {
                throw new IllegalArgumentException("it has '" + name + "', but no object 'data' beside it");
            } else if (!OF_ANNOTATION.contains(name)) {
                data.put(name, value.get().value());
            }
        }
        if (data.isEmpty()) {
            throw new IllegalArgumentException("it has neither 'data' nor anything to show");
        }
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        set.put("result", results);
        found.field("annotator").ifPresent(annotator -> set.put("completed_by", annotator.value()));
        found.string("updated_at").ifPresent(at -> set.put("updated_at", at));
        List<ResultSet> sets =
                results.isEmpty() ? List.of() : List.of(ResultSet.of(new Node("the annotation", set), Maker.PERSON));
        return new Task(new Node("data", data), new Node("meta", Map.of()), sets, List.of(), 0, "");
    }

    /**
     * Returns whether a task in the short form has texts of which only a labelling interface says whether they are
     * choices: more texts than the one that names the medium.
     */
    static boolean hasUntoldTexts(Node found) {
        return found.isObject()
                && found.field("data").isEmpty()
                && found.field("annotator").isPresent()
                && found.names().stream()
                                .filter(name -> !OF_ANNOTATION.contains(name))
                                .flatMap(name -> found.field(name).stream())
                                .filter(Node::isText)
                                .count()
                        > 1;
    }

    private static boolean holdsResults(Node value) {
        if (value.isObject()) {
            return TYPES.stream().anyMatch(type -> value.field(type).isPresent());
        }
        return value.value() instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(element -> element instanceof Map<?, ?> map
                                && TYPES.stream().anyMatch(map::containsKey));
    }

    private static void answers(String name, Node value, Optional<String> tag, List<Object> results) {
        boolean regions = value.value() instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance);
        if (regions) {
            value.elements().forEach(region -> results.add(result(name, region.value(), tag)));
            return;
        }
        if (value.isObject()) {
            results.add(result(name, value.value(), tag));
            return;
        }
        String type = tag.orElse("choices");
        String key = type.equals("textarea") ? "text" : type;
        boolean single = type.equals("number") || type.equals("rating") || type.equals("datetime");
        Object inner = single || value.isList() ? value.value() : List.of(value.plain());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(key, inner);
        results.add(result(name, fields, Optional.of(type)));
    }

    private static Map<String, @Nullable Object> result(String name, @Nullable Object value, Optional<String> tag) {
        Node node = new Node(name, value);
        String type = TYPES.stream()
                .filter(known -> node.field(known).isPresent())
                .findFirst()
                .or(() -> tag)
                .orElse("choices");
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("from_name", name);
        result.put("type", type);
        result.put("value", value);
        for (String key : List.of("original_width", "original_height", "original_length", "id")) {
            node.field(key).ifPresent(field -> result.put(key, field.value()));
        }
        return result;
    }

    // ---- for errors -------------------------------------------------------------------------------------------------

    /** Returns the id of a task, which may be invalid in other respects. */
    static String id(Node found, String fallback) {
        Node meta = found.field("meta").orElse(found);
        return meta.string("id")
                .filter(id -> !id.isEmpty())
                .or(() -> found.field("id")
                        .filter(id -> id.isText() || id.isNumber())
                        .map(Node::plain))
                .or(() -> found.field("task")
                        .flatMap(task -> task.field("id"))
                        .filter(Node::isNumber)
                        .map(Node::plain))
                .filter(id -> !id.isEmpty())
                .orElse(fallback);
    }

    /** Returns the number of annotations that are lost if a task cannot be read. */
    static int countRegions(Node found) {
        int count = 0;
        for (String key : List.of("annotations", "completions")) {
            for (Node set :
                    found.field(key).filter(Node::isList).map(Node::elements).orElse(List.of())) {
                if (set.field("result").filter(Node::isList).isPresent()) {
                    count += ResultSet.of(set, Maker.PERSON).regions();
                }
            }
        }
        return count;
    }
}
