package org.labelport.csv.vertex;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.convert.Census;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * The words of a table for splits.
 *
 * @param train of the training data
 * @param validation of the validation data
 * @param test of the test data
 * @param none of items without a split
 */
record SetWords(String train, String validation, String test, String none) {

    static final OptionSpec OPTION = OptionSpec.choice(
            "sets",
            "vertex",
            List.of("vertex", "automl"),
            "How splits are spelled: training, validation, test and nothing, or TRAIN, VALIDATE, TEST and UNASSIGNED.");

    /** Code of the loss of items without a split that are written as training data, because others have a split. */
    static final String ASSUMED = "split.assumed";

    private static final SetWords VERTEX = new SetWords("training", "validation", "test", "");
    private static final SetWords AUTOML = new SetWords("TRAIN", "VALIDATE", "TEST", "UNASSIGNED");

    /**
     * Returns the words of a run. Vertex AI accepts a split for all items or for none, so items without one become
     * training data when others have one.
     */
    static SetWords of(String option, Census census, LossSink losses) {
        SetWords words = option.equals("automl") ? AUTOML : VERTEX;
        long without = census.items(Split.NONE);
        if (without == 0 || without == census.items()) {
            return words;
        }
        losses.loss(Loss.ofDataset(
                ASSUMED, without + " items have no split and others have one. They are written as " + words.train));
        return new SetWords(words.train, words.validation, words.test, words.train);
    }

    String of(Split split) {
        return switch (split) {
            case NONE -> none;
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** Returns the split that a word of either spelling stands for; empty for any other word. */
    static Optional<Split> parse(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "", "unassigned" -> Optional.of(Split.NONE);
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "validate", "validation" -> Optional.of(Split.VALIDATION);
            case "test" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }
}
