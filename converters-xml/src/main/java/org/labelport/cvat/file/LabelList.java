package org.labelport.cvat.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.report.ItemException;
import org.labelport.xml.XmlCursor;

/** The labels of a file, in their order. Labels that are points of a skeleton are collected under their parent. */
final class LabelList {

    private final Map<String, LabelReader.LabelXml> labels = new LinkedHashMap<>();
    private final Map<String, List<String>> points = new HashMap<>();
    private int size;

    /** Adds a label. Of several labels with one name the first counts: the tasks of a project repeat their labels. */
    void add(LabelReader.LabelXml label) {
        size++;
        if (label.name().isEmpty()) {
            return;
        }
        if (label.parent().isEmpty()) {
            labels.putIfAbsent(label.name(), label);
            return;
        }
        List<String> siblings = points.computeIfAbsent(label.parent(), unused -> new ArrayList<>());
        if (!siblings.contains(label.name())) {
            siblings.add(label.name());
        }
    }

    int size() {
        return size;
    }

    List<Category> categories() {
        return labels.values().stream()
                .map(label -> new Category(
                        label.name(),
                        "",
                        label.color(),
                        skeleton(label, points.getOrDefault(label.name(), List.of())),
                        label.attributes()))
                .toList();
    }

    private static Skeleton skeleton(LabelReader.LabelXml label, List<String> points) {
        return points.isEmpty() ? Skeleton.NONE : new Skeleton(points, edges(label.svg(), points), List.of());
    }

    /**
     * Returns the edges of a skeleton from its drawing; none when the drawing cannot be read, as nothing else depends
     * on it.
     */
    private static List<Skeleton.Edge> edges(String svg, List<String> points) {
        byte[] bytes = ("<svg>" + svg + "</svg>").getBytes(StandardCharsets.UTF_8);
        try (XmlCursor xml = XmlCursor.open(
                XmlCursor.factory(), new ByteArrayInputStream(bytes), "svg", "cvat.drawing", Limits.USUAL)) {
            return edges(xml, points);
        } catch (ItemException | IOException e) {
            return List.of();
        }
    }

    private static List<Skeleton.Edge> edges(XmlCursor xml, List<String> points) throws ItemException, IOException {
        Map<String, Integer> places = new HashMap<>();
        List<String[]> ends = new ArrayList<>();
        xml.root();
        while (xml.nextChild()) {
            Optional<String> from = xml.attribute("data-node-from");
            Optional<String> to = xml.attribute("data-node-to");
            Optional<String> node = xml.attribute("data-node-id");
            if (from.isPresent() && to.isPresent()) {
                ends.add(new String[] {from.get(), to.get()});
            } else if (node.isPresent()) {
                int named = points.indexOf(xml.attribute("data-label-name").orElse(""));
                int next = places.size();
                places.putIfAbsent(node.get(), named >= 0 ? named : next);
            }
            xml.skip();
        }
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (String[] edge : ends) {
            Integer from = places.get(edge[0]);
            Integer to = places.get(edge[1]);
            if (from != null && to != null && from < points.size() && to < points.size()) {
                edges.add(new Skeleton.Edge(from, to));
            }
        }
        return edges;
    }
}
