package org.labelport.createml;

import java.util.List;

/** The names that the format uses. */
final class CreateMlNames {

    static final String FORMAT = "createml";

    /** The name of each split's list, which is Roboflow's. Create ML accepts any name. */
    static final String FILE = "_annotations.createml.json";

    static final String IMAGE = "image";
    static final String ANNOTATIONS = "annotations";
    static final String LABEL = "label";
    static final String COORDINATES = "coordinates";
    /** Centre and sides of a box, in pixels. */
    static final List<String> NUMBERS = List.of("x", "y", "width", "height");

    /** Keys of a picture's name; the second one is from Apple's description of boxes. */
    static final List<String> IMAGES = List.of(IMAGE, "imagefilename");

    /** Keys of the list of boxes; the second one is from Apple's description of boxes. */
    static final List<String> BOXES = List.of(ANNOTATIONS, "annotation");

    private CreateMlNames() {}
}
