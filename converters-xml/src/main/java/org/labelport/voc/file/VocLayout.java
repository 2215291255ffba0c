package org.labelport.voc.file;

import java.util.List;
import java.util.regex.Pattern;
import org.labelport.model.Split;
import org.labelport.output.Part;
import org.labelport.output.SafePath;

/** Where the files of a VOC data set are. */
public final class VocLayout {

    /** The root folder. torchvision finds the data set only under this name. */
    public static final String ROOT = "VOCdevkit/VOC2012/";

    public static final String FOLDER = "VOC2012";
    public static final String ANNOTATIONS = "Annotations";
    static final String IMAGES = "JPEGImages";
    static final String DATA = "data";

    /** Names of the folder of pictures: in VOC, in many data sets, and in those of FiftyOne. */
    static final List<String> PICTURES = List.of(IMAGES, "images", DATA);

    public static final String ALL_SETS = "ImageSets";
    public static final String SETS = "ImageSets/Main";
    public static final String SEGMENTED_SETS = "ImageSets/Segmentation";
    public static final String CLASS_PICTURES = "SegmentationClass";
    public static final String OBJECT_PICTURES = "SegmentationObject";
    public static final String LABEL_MAP = "labelmap.txt";

    /** The list of classes that Supervisely writes instead of a label map. */
    public static final String COLORS = "colors.txt";

    /** The list of classes that LabelMe's labelme2voc writes instead of a label map. */
    public static final String CLASS_NAMES = "class_names.txt";

    public static final Part TRAIN = new Part("train", "");
    public static final Part VALIDATION = new Part("val", "");
    public static final Part TEST = new Part("test", "");
    public static final Part TRAIN_AND_VALIDATION = new Part("trainval", "");

    /** The sets that readers know. */
    public static final List<Part> USUAL_SETS = List.of(TRAIN, VALIDATION, TEST, TRAIN_AND_VALIDATION);

    /** What a line of a list cannot begin or end with: blanks, and the mark of a comment at its beginning. */
    static final Pattern LINE_EDGES = Blanks.edges("#");

    private VocLayout() {}

    /** Returns the part of the export that collects the ids of the set to which a split belongs. */
    public static Part setOf(Split split) {
        return switch (split) {
            case NONE, TRAIN -> TRAIN;
            case VALIDATION -> VALIDATION;
            case TEST -> TEST;
        };
    }

    /** Returns the path of the XML file of a picture. */
    public static String annotationFile(String id) {
        return ROOT + ANNOTATIONS + "/" + id + ".xml";
    }

    /** Returns the path of a picture. */
    public static String imageFile(String name) {
        return ROOT + IMAGES + "/" + name;
    }

    /** Returns the path of the list of a set. */
    public static String setFile(Part set) {
        return ROOT + SETS + "/" + set.name() + ".txt";
    }

    /** Returns the part of the export that collects the ids of a set's segmented pictures. */
    public static Part segmented(Part set) {
        return new Part("segmented-" + set.name(), "");
    }

    /** Returns the path of the list of a set's segmented pictures. */
    public static String segmentedFile(Part set) {
        return ROOT + SEGMENTED_SETS + "/" + set.name() + ".txt";
    }

    /** Returns the path of the class picture of a segmented picture. */
    public static String classFile(String id) {
        return ROOT + CLASS_PICTURES + "/" + id + ".png";
    }

    /** Returns the path of the object picture of a segmented picture. */
    public static String objectFile(String id) {
        return ROOT + OBJECT_PICTURES + "/" + id + ".png";
    }

    /**
     * Returns a file name whose id can be read from a set file: readers strip blanks around an id, and treat a line
     * that starts with {@code #} as a comment.
     */
    public static String spellable(String path) {
        String id = SafePath.stem(path);
        return Underscored.of(id, LINE_EDGES) + SafePath.extension(path);
    }
}
