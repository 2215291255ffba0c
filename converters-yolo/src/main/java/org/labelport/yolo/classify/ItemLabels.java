package org.labelport.yolo.classify;

import java.io.IOException;
import java.util.Arrays;
import org.labelport.convert.Census;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;

/** The label of every item, four bytes each, and how many items have several. */
final class ItemLabels {

    static final int NONE = -1;

    private final Taxonomy taxonomy;
    private int[] labels = new int[1024];
    private long withSeveral;

    private ItemLabels(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** Reads the data once more: the counts do not tell which items have which label. */
    static ItemLabels of(Census census) throws IOException {
        ItemLabels labels = new ItemLabels(census.taxonomy());
        census.readItems(numbered -> labels.add(Math.toIntExact(numbered.number()), numbered.item()));
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

    /** Whether an annotation labels the picture as a whole. */
    static boolean isLabel(Annotation annotation) {
        return annotation.shape() instanceof Shape.Whole
                && !annotation.category().isEmpty()
                && annotation.index() <= 0;
    }

    /** Place of the first label among the categories, or {@link #NONE}. */
    int of(long number) {
        return labels[Math.toIntExact(number)];
    }

    /** Number of items with different labels. */
    long withSeveral() {
        return withSeveral;
    }
}
