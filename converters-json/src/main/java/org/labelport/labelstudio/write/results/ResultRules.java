package org.labelport.labelstudio.write.results;

import org.labelport.json.Json;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.labelstudio.config.Tool;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;

/**
 * What holds for the results of a whole export.
 *
 * @param labels spelling of the categories in the interface
 * @param answers controls for attributes
 */
public record ResultRules(Taxonomy taxonomy, LabelNames labels, AnswerControls answers, Options options, Json json) {

    public static final String PREDICTIONS = "predictions";
    public static final String POLYGONS = "polygons";
    public static final String EMPTY_ITEMS = "empty-items";

    /** Returns whether annotations of models are written as predictions. */
    boolean separatesPredictions() {
        return options.text(PREDICTIONS).equals("separate");
    }

    /** Returns whether an item without annotations gets an empty annotation, so that it counts as labelled. */
    boolean annotatesEmptyItems() {
        return options.text(EMPTY_ITEMS).equals("annotated");
    }

    /** Returns whether polygons with holes or several parts become one outline, instead of a brush. */
    boolean joinsOutlines() {
        return options.text(POLYGONS).equals("outline");
    }

    /** Returns the name of the control for the keypoints of a category. */
    public String pointControl(Category category) {
        int index = taxonomy.indexOf(category.name()).orElseThrow();
        return category.skeleton().points().isEmpty() ? Tool.KEYPOINT.controlName() : pointControl(index + 1);
    }

    /** @param number of the category, 1-based */
    static String pointControl(int number) {
        return Tool.KEYPOINT.controlName() + "_" + number;
    }
}
