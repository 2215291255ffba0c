package org.labelport.csv;

/** The names of the three tables' files. */
final class TableNames {

    static final String ANNOTATIONS = "annotations.csv";
    static final String ITEMS = "items.csv";
    static final String CLASSES = "classes.csv";

    private TableNames() {}
}
