package org.labelport.yolo.classify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;

/** The label of every item, in four bytes each, and how many items have several. */
public final class ItemLabels {

    /** The value of an item without a label. */
    public static final int NONE = -1;

    private final Taxonomy taxonomy;
    private int[] labels = new int[1024];
    private long withSeveral;

    private ItemLabels(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * Reads the labels from the data, because the census does not say which items have which label.
     *
     * @param option that chooses the policy; a refusal names its values
     * @throws ExportException {@code classification.multi-label} when pictures have several labels and the policy is to
     *     refuse them
     */
    public static ItemLabels of(Census census, LabelPolicy policy, OptionSpec option)
            throws ExportException, IOException {
        ItemLabels labels = new ItemLabels(census.taxonomy());
        census.readItems(numbered -> labels.add(Math.toIntExact(numbered.number()), numbered.item()));
        if (policy == LabelPolicy.REFUSE && labels.withSeveral > 0) {
            throw new ExportException(
                    LossCodes.CLASSIFICATION_MULTI_LABEL,
                    labels.withSeveral + " pictures have several labels, but a picture has one class."
                            + " -o multi-label=first takes the first of each"
                            + (option.allowed().contains("duplicate") ? ", duplicate puts it into each class" : "")
                            + "; --only and --without choose labels");
        }
        return labels;
    }

    private void add(int number, Item item) {
        if (number >= labels.length) {
            labels = Arrays.copyOf(labels, Math.max(number + 1, Math.addExact(labels.length, labels.length >> 1)));
        }
        labels[number] = NONE;
        boolean several = false;
        for (Annotation annotation : item.annotations()) {
            if (isLabel(annotation)) {
                int label = taxonomy.indexOf(annotation.category()).orElse(NONE);
                several |= labels[number] != NONE && labels[number] != label;
                labels[number] = labels[number] == NONE ? label : labels[number];
            }
        }
        withSeveral += several ? 1 : 0;
    }

    /** Whether an annotation is a label of the whole picture. */
    public static boolean isLabel(Annotation annotation) {
        return annotation.shape() instanceof Shape.Whole
                && !annotation.category().isEmpty()
                && annotation.index() <= 0;
    }

    /**
     * Returns the places of an item's labels among the categories, in the order of its annotations, without
     * repetitions.
     */
    List<Integer> all(Item item) {
        return item.annotations().stream()
                .filter(ItemLabels::isLabel)
                .map(annotation -> taxonomy.indexOf(annotation.category()).orElse(NONE))
                .filter(label -> label != NONE)
                .distinct()
                .toList();
    }

    /** Returns the place of an item's first label among the categories, or {@link #NONE}. */
    public int of(long number) {
        return labels[Math.toIntExact(number)];
    }
}
