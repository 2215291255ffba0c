package org.labelport.labelstudio.task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.labelstudio.json.Node;

/**
 * A program whose JSON would pass for a task in the short form, in which the keys of the data are those of the task.
 * Its annotations would be lost without a word.
 */
public enum OtherProgram {
    COCO("a COCO file, which the target coco reads", task -> hasAll(task, "images", "annotations", "categories")),
    LABELME("a file of LabelMe, whose folder the target labelme reads", task -> hasAll(task, "shapes", "imagePath")),
    VIA("a file of VIA, which the target via reads", OtherProgram::isOfVia),
    CREATE_ML("of a file of Create ML, which the target createml reads", OtherProgram::isOfCreateMl),
    IMAGEFOLDER(
            "a line of Hugging Face's metadata, whose folder the target imagefolder reads",
            task -> task.has("file_name")
                    && task.field("objects").filter(Node::isObject).isPresent());

    private final String content;
    private final Predicate<Node> known;

    OtherProgram(String content, Predicate<Node> known) {
        this.content = content;
        this.known = known;
    }

    /** What it is, and what reads it. */
    public String content() {
        return content;
    }

    /** Knows a task that is none; empty for tasks that have {@code data}. */
    public static Optional<OtherProgram> of(Node task) {
        if (!task.isObject() || task.has("data")) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(program -> program.known.test(task))
                .findFirst();
    }

    private static boolean hasAll(Node node, String... keys) {
        return Arrays.stream(keys).allMatch(node::has);
    }

    private static boolean isOfVia(Node task) {
        return task.has("_via_img_metadata")
                || hasAll(task, "project", "file", "view", "metadata")
                || task.names().stream()
                        .limit(1)
                        .flatMap(name -> task.field(name).stream())
                        .anyMatch(picture -> picture.isObject() && hasAll(picture, "filename", "regions"));
    }

    private static boolean isOfCreateMl(Node task) {
        List<Node> objects = task.field("annotations")
                .filter(Node::isList)
                .map(Node::elements)
                .orElse(List.of());
        return task.has("image")
                && objects.stream().limit(1).anyMatch(object -> object.isObject() && object.has("coordinates"));
    }
}
