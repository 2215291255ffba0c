package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.xml.XmlText;

/**
 * The labels that categories become, in the taxonomy's order.
 *
 * @param byCategory by the category's name
 */
public record CvatLabels(Map<String, Label> byCategory) {

    /**
     * One label.
     *
     * @param index 0-based place among the labels
     * @param name as it is written
     * @param skeleton whether its keypoints become skeletons
     */
    record Label(int index, String name, Category category, boolean skeleton) {

        /** Whether these are names of points that the skeleton has, each once. */
        boolean hasPoints(List<String> names) {
            return skeleton
                    && new HashSet<>(names).size() == names.size()
                    && category.skeleton().points().containsAll(names);
        }
    }

    /** Reports every name that has to change. */
    public static CvatLabels plan(Taxonomy taxonomy, LossSink losses) {
        Set<String> taken = new HashSet<>(taxonomy.names());
        Map<String, Label> labels = new LinkedHashMap<>();
        for (Category category : taxonomy.categories()) {
            String name = XmlText.writable(category.name());
            if (!name.equals(category.name())) {
                String base = name;
                for (int suffix = 2; !taken.add(name); suffix++) {
                    name = base + "__" + suffix;
                }
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED, "'" + category.name() + "' is written as '" + name + "'"));
            }
            Label label = new Label(labels.size(), name, category, isUsable(category.skeleton()));
            report(label, losses);
            labels.put(category.name(), label);
        }
        return new CvatLabels(labels);
    }

    /** What CVAT has a place for and yet cannot hold. */
    private static void report(Label label, LossSink losses) {
        Skeleton skeleton = label.category().skeleton();
        String owner = "'" + label.category().name() + "'";
        if (!label.skeleton() && !skeleton.points().isEmpty()) {
            losses.loss(Loss.ofDataset(
                    LossCodes.KEYPOINT_NAMES_DROPPED,
                    "the keypoints of " + owner + ", which CVAT wants to have names, each another one"));
        }
        if (!label.skeleton() && !skeleton.edges().isEmpty()) {
            losses.loss(
                    Loss.ofDataset(LossCodes.SKELETON_EDGES_DROPPED, "how the keypoints of " + owner + " are joined"));
        }
        for (AttributeDefinition definition : label.category().attributes()) {
            if (!AttributeKind.holds(definition)) {
                losses.loss(Loss.ofDataset(
                        LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                        "what '" + definition.name() + "' of " + owner + " may be: in CVAT it is text"));
            }
        }
    }

    /** CVAT wants a name for each point, and no name twice. */
    private static boolean isUsable(Skeleton skeleton) {
        List<String> names = skeleton.points().stream().map(XmlText::writable).toList();
        return !names.isEmpty()
                && names.stream().noneMatch(String::isBlank)
                && new HashSet<>(names).size() == names.size();
    }

    List<Label> all() {
        return new ArrayList<>(byCategory.values());
    }

    Label of(String category) {
        Label label = byCategory.get(category);
        if (label == null) {
            throw new IllegalArgumentException("category.unknown: '" + category + "' is not in the taxonomy");
        }
        return label;
    }
}
