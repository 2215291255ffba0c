package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.model.AttributeDefinition;
import org.labelport.xml.XmlText;

/**
 * Writes the head of a file, {@code version} and {@code meta}. Times are always the same, as nothing depends on them.
 *
 * @param mode CVAT's word for the flavour
 * @param labels all labels
 * @param use which attributes occur
 */
public record CvatHead(String mode, CvatLabels labels, AttributeUse use) {

    private static final String TIME = "1970-01-01 00:00:00.000000+00:00";

    /**
     * A task, which is a set of frames.
     *
     * @param size number of frames
     * @param subset empty for none
     * @param source file name of a video; empty for pictures
     * @param width of a video in pixels; 0 when unknown
     * @param height of a video in pixels; 0 when unknown
     */
    public record Task(String name, long size, String subset, String source, int width, int height) {

        static Task ofPictures(String name, long size, String subset) {
            return new Task(name, size, subset, "", 0, 0);
        }
    }

    /** Begins a file of one task. */
    public void task(XmlText xml, Task task) {
        begin(xml);
        xml.open("task").leaf("id", 1).leaf("name", task.name());
        frames(xml, task);
        labels(xml);
        xml.open("segments").open("segment").leaf("id", 1).leaf("start", 0).leaf("stop", last(task));
        xml.leaf("url", "").close("segment").close("segments");
        people(xml);
        if (task.width() > 0 && task.height() > 0) {
            xml.open("original_size").leaf("width", task.width()).leaf("height", task.height());
            xml.close("original_size");
        }
        if (!task.source().isEmpty()) {
            xml.leaf("source", task.source());
        }
        xml.close("task");
        end(xml);
    }

    /** Begins a file of a project, in which every picture names its subset. */
    public void project(XmlText xml, String name, List<Task> subsets) {
        begin(xml);
        xml.open("project")
                .leaf("id", 1)
                .leaf("name", name)
                .leaf("created", TIME)
                .leaf("updated", TIME);
        people(xml);
        labels(xml);
        xml.leaf("subsets", String.join("\n", subsets.stream().map(Task::subset).toList()));
        xml.open("tasks");
        int id = 1;
        for (Task task : subsets) {
            xml.open("task").leaf("id", id++).leaf("name", task.name());
            frames(xml, task);
            people(xml);
            xml.close("task");
        }
        xml.close("tasks").close("project");
        end(xml);
    }

    private static void begin(XmlText xml) {
        xml.declaration().open("annotations").leaf("version", "1.1").open("meta");
    }

    private static void end(XmlText xml) {
        xml.leaf("dumped", TIME).close("meta");
    }

    private void frames(XmlText xml, Task task) {
        xml.leaf("size", task.size())
                .leaf("mode", mode)
                .leaf("overlap", 0)
                .leaf("bugtracker", "")
                .leaf("created", TIME)
                .leaf("updated", TIME);
        if (!task.subset().isEmpty()) {
            xml.leaf("subset", task.subset());
        }
        xml.leaf("start_frame", 0).leaf("stop_frame", last(task)).leaf("frame_filter", "");
    }

    private static long last(Task task) {
        return Math.max(0, task.size() - 1);
    }

    private static void people(XmlText xml) {
        xml.open("owner").leaf("username", "").leaf("email", "").close("owner").leaf("assignee", "");
    }

    private void labels(XmlText xml) {
        Set<String> names = new TreeSet<>(use.names());
        names.removeAll(OwnAttributes.ALL);
        List<String> ownLast = new ArrayList<>(names);
        ownLast.addAll(OwnAttributes.ALL);
        xml.open("labels");
        for (CvatLabels.Label label : labels.all()) {
            xml.open("label")
                    .leaf("name", label.name())
                    .leaf("color", label.category().color())
                    .leaf("type", label.skeleton() ? "skeleton" : "any");
            attributes(xml, label, ownLast);
            if (label.skeleton()) {
                xml.leaf("svg", SkeletonDrawing.of(label.category().skeleton()));
            }
            xml.close("label");
            if (label.skeleton()) {
                points(xml, label);
            }
        }
        xml.close("labels");
    }

    private static void points(XmlText xml, CvatLabels.Label label) {
        for (String point : label.category().skeleton().points()) {
            xml.open("label").leaf("name", point).leaf("color", "").leaf("type", "points");
            xml.open("attributes")
                    .close("attributes")
                    .leaf("parent", label.name())
                    .close("label");
        }
    }

    private void attributes(XmlText xml, CvatLabels.Label label, List<String> names) {
        Map<String, AttributeDefinition> defined = new HashMap<>();
        xml.open("attributes");
        for (AttributeDefinition definition : label.category().attributes()) {
            String name = XmlText.writable(definition.name());
            if (!name.isEmpty() && defined.putIfAbsent(name, definition) == null) {
                AttributeKind kind = use.hasUnfitValue(label, name) ? AttributeKind.TEXT : AttributeKind.of(definition);
                attribute(xml, name, kind, definition.perFrame() || use.varies(label, name));
            }
        }
        for (String name : names) {
            if (!defined.containsKey(name) && use.isUsed(label, name)) {
                attribute(xml, name, AttributeKind.TEXT, use.varies(label, name));
            }
        }
        xml.close("attributes");
    }

    private static void attribute(XmlText xml, String name, AttributeKind kind, boolean mutable) {
        xml.open("attribute")
                .leaf("name", name)
                .leaf("mutable", mutable ? "True" : "False")
                .leaf("input_type", kind.inputType())
                .leaf("default_value", kind.defaultValue())
                .leaf("values", String.join("\n", kind.values()))
                .close("attribute");
    }
}
