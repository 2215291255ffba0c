package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.cvat.file.CvatLosses;
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
            if (!category.parent().isEmpty()) {
                losses.loss(Loss.ofDataset(
                        CvatLosses.PARENT_DROPPED,
                        "that '" + category.name() + "' is a kind of '" + category.parent() + "' is not written"));
            }
            labels.put(category.name(), new Label(labels.size(), name, category, isUsable(category.skeleton())));
        }
        return new CvatLabels(labels);
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
