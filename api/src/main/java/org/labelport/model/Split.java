package org.labelport.model;

import java.util.Locale;

/** The part of a data set that an item is used for. Formats spell these differently; see each writer. */
public enum Split {
    /** The source does not divide its data. Writers use their format's default part, usually the training set. */
    NONE,
    /** To learn from. */
    TRAIN,
    /** To choose between models while they learn. */
    VALIDATION,
    /** To judge the final model. */
    TEST;

    /**
     * The part that a word stands for, such as the name of a folder, in any of the usual spellings and in upper or lower case:
     * {@code train}, {@code training}; {@code val}, {@code valid}, {@code validate}, {@code validation}, {@code dev}; {@code
     * test}, {@code testing}, {@code eval}, {@code evaluation}. {@link #NONE} for any other word.
     */
    public static Split ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> TRAIN;
            case "val", "valid", "validate", "validation", "dev" -> VALIDATION;
            case "test", "testing", "eval", "evaluation" -> TEST;
            default -> NONE;
        };
    }
}
