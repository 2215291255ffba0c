package org.labelport.cvat.file;

/** The two kinds of CVAT XML files. */
public enum CvatFlavour {
    /** Pictures with their annotations. */
    IMAGES("cvat-images", "image"),
    /** The tracks of a video. */
    VIDEO("cvat-video", "track");

    private final String id;
    private final String element;

    CvatFlavour(String id, String element) {
        this.id = id;
        this.element = element;
    }

    /** Returns the id of the format and of the target. */
    public String id() {
        return id;
    }

    /** Returns the name of the elements below the root: {@code image} or {@code track}. */
    public String element() {
        return element;
    }

    public CvatFlavour other() {
        return this == IMAGES ? VIDEO : IMAGES;
    }
}
