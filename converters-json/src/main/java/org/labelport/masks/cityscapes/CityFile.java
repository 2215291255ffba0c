package org.labelport.masks.cityscapes;

import java.util.Optional;
import java.util.stream.Stream;

/** The files that a data set has beside a picture. */
enum CityFile {
    LABEL_IDS("labelIds", ".png"),
    TRAIN_IDS("labelTrainIds", ".png"),
    INSTANCE_IDS("instanceIds", ".png"),
    COLORS("color", ".png"),
    POLYGONS("polygons", ".json");

    /** The annotations that are written and checked: their folder, and part of the names of their files. */
    static final String FINE = "gtFine";

    private final String kind;

    CityFile(String kind, String extension) {
        this.kind = kind + extension;
    }

    /** Returns the file of a kind as names have it, such as {@code labelIds.png}; empty when there is no such kind. */
    static Optional<CityFile> of(String kind) {
        return Stream.of(values()).filter(file -> file.kind.equals(kind)).findAny();
    }

    /**
     * Returns the end of the file's name, after the three parts that it has in common with its picture's.
     *
     * @param quality {@link #FINE}, or {@code gtCoarse}
     */
    String end(String quality) {
        return "_" + quality + "_" + kind;
    }

    /** Returns the name of this file of a picture, of which another file's name is given. */
    String beside(String other) {
        return other.substring(0, other.lastIndexOf('_') + 1) + kind;
    }
}
