package org.labelport.createml;

import java.util.List;

/** Words of the format. */
final class CreateMlNames {

    static final String FORMAT = "createml";

    /** The list in the folder of each split, as Roboflow calls it; to Create ML any name will do. */
    static final String FILE = "_annotations.createml.json";

    static final String IMAGE = "image";
    static final String ANNOTATIONS = "annotations";
    static final String LABEL = "label";
    static final String COORDINATES = "coordinates";
    /** Centre and sides of a box, in pixels. */
    static final List<String> NUMBERS = List.of("x", "y", "width", "height");

    /** The name of a picture, also as Apple's description of boxes calls it. */
    static final List<String> IMAGES = List.of(IMAGE, "imagefilename");

    /** The list of boxes, likewise. */
    static final List<String> BOXES = List.of(ANNOTATIONS, "annotation");

    private CreateMlNames() {}
}
