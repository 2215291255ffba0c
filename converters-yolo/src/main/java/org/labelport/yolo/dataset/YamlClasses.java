package org.labelport.yolo.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.yolo.rows.names.KeypointNames;

/** Reads the classes of a data set from {@code names} and {@code nc}. */
final class YamlClasses {

    private static final int MAX_CLASSES = 1_000_000;

    private YamlClasses() {}

    static Taxonomy of(YamlMapping yaml, KeypointNames keypoints, LossSink losses) throws ExportException {
        Map<String, String> byNumber = yaml.numbered("names");
        if (!yaml.has("names") && !yaml.has("nc")) {
            throw yaml.problem(
                    "names",
                    "there are neither names nor nc, so no class has a name. Add names, a list of the classes in the order of their numbers");
        }
        int count = yaml.has("nc") ? number(yaml) : byNumber.size();
        if (yaml.has("names") && count != byNumber.size()) {
            throw yaml.problem("nc", "nc is " + count + ", but there are " + byNumber.size() + " names");
        }
        List<Category> categories = new ArrayList<>();
        Set<String> taken = new HashSet<>(byNumber.values());
        Set<String> used = new HashSet<>();
        for (int number = 0; number < count; number++) {
            String name = byNumber.get(Integer.toString(number));
            if (name == null) {
                if (yaml.has("names")) {
                    throw yaml.problem(
                            "names",
                            "there are " + count + " names, and " + number
                                    + " has none. Number them from 0 without gaps; Ultralytics refuses any other");
                }
                name = "";
            }
            categories.add(new Category(
                    unique(name, number, taken, used, losses), "", "", keypoints.skeleton(number), List.of()));
        }
        return new Taxonomy(categories);
    }

    /** Returns a name that no other class has, because equal names would make one class of two. */
    private static String unique(String name, int number, Set<String> taken, Set<String> used, LossSink losses) {
        if (!name.isEmpty() && used.add(name)) {
            return name;
        }
        String other = name.isEmpty() ? "class_" + number : name + "__" + number;
        while (taken.contains(other) || !used.add(other)) {
            other += "_";
        }
        losses.loss(Loss.ofDataset(
                LossCodes.CLASS_RENAMED,
                "class " + number + " is called '" + name + "', which is "
                        + (name.isEmpty() ? "not a name" : "the name of another class, too") + "; it is read as '"
                        + other
                        + "'"));
        return other;
    }

    private static int number(YamlMapping yaml) throws ExportException {
        String text = yaml.text("nc").orElse("");
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > MAX_CLASSES) {
            throw yaml.problem("nc", "nc is the number of classes, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
