package org.labelport.model;

/** The part of a data set that an item is used for. Formats spell these differently; see each writer. */
public enum Split {
    /** The source does not divide its data. Writers use their format's default part, usually the training set. */
    NONE,
    /** To learn from. */
    TRAIN,
    /** To choose between models while they learn. */
    VALIDATION,
    /** To judge the final model. */
    TEST
}
