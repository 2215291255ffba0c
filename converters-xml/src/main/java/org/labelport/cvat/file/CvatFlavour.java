package org.labelport.cvat.file;

/** The two kinds of files. */
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

    /** Of the format and target. */
    public String id() {
        return id;
    }

    /** Name of the elements that the file is made of. */
    public String element() {
        return element;
    }

    public CvatFlavour other() {
        return this == IMAGES ? VIDEO : IMAGES;
    }
}
