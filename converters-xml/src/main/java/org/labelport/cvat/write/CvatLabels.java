package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Metadata;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.xml.XmlText;

/**
 * The labels that the categories become, in the order of the taxonomy.
 *
 * @param byCategory by the category's name
 */
public record CvatLabels(Map<String, Label> byCategory) {

    /** What labels hold of categories. */
    public static final Set<Metadata> KEPT = Set.of(
            Metadata.COLORS,
            Metadata.KEYPOINT_NAMES,
            Metadata.SKELETON_EDGES,
            Metadata.ATTRIBUTE_DEFINITIONS,
            Metadata.UNUSED_CATEGORIES,
            Metadata.CATEGORY_ORDER);

    /**
     * One label.
     *
     * @param index 0-based place among the labels
     * @param name the label's name as it is written
     * @param skeleton whether the category's keypoints are written as a skeleton
     */
    public record Label(int index, String name, Category category, boolean skeleton) {

        /** Whether all these are names of the skeleton's points, and none is repeated. */
        boolean hasPoints(List<String> names) {
            return skeleton
                    && new HashSet<>(names).size() == names.size()
                    && category.skeleton().points().containsAll(names);
        }
    }

    /** Makes the labels, and reports every name that has to change and every definition that CVAT cannot hold. */
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

    /** Reports what CVAT cannot hold although it has an element for it. */
    private static void report(Label label, LossSink losses) {
        Skeleton skeleton = label.category().skeleton();
        String owner = "'" + label.category().name() + "'";
        if (!label.skeleton() && !skeleton.points().isEmpty()) {
            losses.loss(Loss.ofDataset(
                    LossCodes.KEYPOINT_NAMES_DROPPED,
                    "the keypoint names of " + owner + ": CVAT needs a name for every keypoint, each different"));
        }
        if (!label.skeleton() && !skeleton.edges().isEmpty()) {
            losses.loss(Loss.ofDataset(LossCodes.SKELETON_EDGES_DROPPED, "the skeleton edges of " + owner));
        }
        for (AttributeDefinition definition : label.category().attributes()) {
            if (!AttributeKind.holds(definition)) {
                losses.loss(Loss.ofDataset(
                        LossCodes.ATTRIBUTE_DEFINITION_DROPPED,
                        "the definition of '" + definition.name() + "' of " + owner
                                + ": it is a text attribute in CVAT"));
            }
        }
    }

    /** Whether a skeleton can be written: CVAT needs a name for each point, each different. */
    private static boolean isUsable(Skeleton skeleton) {
        List<String> names = skeleton.points().stream().map(XmlText::writable).toList();
        return !names.isEmpty()
                && names.stream().noneMatch(String::isBlank)
                && new HashSet<>(names).size() == names.size();
    }

    public List<Label> all() {
        return new ArrayList<>(byCategory.values());
    }

    public Label of(String category) {
        Label label = byCategory.get(category);
        if (label == null) {
            throw new IllegalArgumentException("category.unknown: '" + category + "' is not in the taxonomy");
        }
        return label;
    }
}
