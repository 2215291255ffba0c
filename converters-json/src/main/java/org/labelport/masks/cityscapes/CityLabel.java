package org.labelport.masks.cityscapes;

/**
 * A label as Cityscapes' programs know it.
 *
 * @param id value in pictures of label ids; {@link #NOT_DRAWN} for a label that is never drawn
 * @param trainId value in pictures of training ids; {@link #IGNORED} for one that is not trained
 * @param group the word that labels of a kind share
 * @param instances whether objects of it are told apart
 * @param color {@code #rrggbb}
 */
record CityLabel(String name, int id, int trainId, String group, Instances instances, String color) {

    static final int NOT_DRAWN = -1;

    static final int UNLABELED = 0;

    static final int IGNORED = 255;

    /** What an instance id is made with: id × 1000 + number. */
    static final int INSTANCES_PER_LABEL = 1000;

    private static final int LARGEST_VALUE = 0xFFFF;

    /** Whether objects of a label are told apart. */
    enum Instances {
        TOLD_APART,
        ONE_REGION
    }

    boolean isDrawn() {
        return id > UNLABELED;
    }

    /** How many objects of a picture can be told apart. */
    int mostInstances() {
        int first = id * INSTANCES_PER_LABEL;
        return instances == Instances.ONE_REGION || first > LARGEST_VALUE
                ? 0
                : Math.min(INSTANCES_PER_LABEL, LARGEST_VALUE - first + 1);
    }
}
