package org.labelport.csv.table;

/** The names of the three tables' files. */
public final class TableNames {

    public static final String ANNOTATIONS = "annotations.csv";
    public static final String ITEMS = "items.csv";
    public static final String CLASSES = "classes.csv";

    private TableNames() {}
}
