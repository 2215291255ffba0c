package org.labelport.labelstudio.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.task.TaskParser;

/** Unpacks what servers answer: a page of tasks of Label Studio, or the results of a model. */
final class Replies {

    private Replies() {}

    /** Returns the tasks in a server's answer, or the value itself if it is none. */
    static List<TaskParser.Found> tasks(TaskParser.Found found) {
        Node value = found.value();
        if (value.field("data").isPresent()) {
            return List.of(found);
        }
        Optional<List<Node>> tasks = Stream.of("tasks", "results")
                .flatMap(key -> value.field(key).stream())
                .filter(Node::isList)
                .map(Node::elements)
                .filter(elements -> elements.stream().allMatch(Replies::isTask))
                .filter(elements -> !elements.isEmpty() || value.field("total").isPresent())
                .findFirst();
        if (tasks.isEmpty()) {
            return List.of(found);
        }
        return tasks.get().stream()
                .map(task -> new TaskParser.Found(
                        new Node("the task", task.value()),
                        found.line(),
                        found.bytes() / tasks.get().size()))
                .toList();
    }

    private static boolean isTask(Node element) {
        return element.field("data").filter(Node::isObject).isPresent()
                || element.field("result").filter(Node::isList).isPresent();
    }
}
