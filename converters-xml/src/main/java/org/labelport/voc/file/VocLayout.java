package org.labelport.voc;

import java.util.regex.Pattern;
import org.labelport.model.Split;
import org.labelport.output.Part;
import org.labelport.output.SafePath;

/** Where the files of a VOC data set lie. */
final class VocLayout {

    /** torchvision finds the data set only under this name. */
    static final String ROOT = "VOCdevkit/VOC2012/";

    static final String FOLDER = "VOC2012";
    static final String ANNOTATIONS = "Annotations";
    static final String IMAGES = "JPEGImages";
    static final String SETS = "ImageSets/Main";
    static final String SEGMENTED_SETS = "ImageSets/Segmentation";
    static final String CLASS_PICTURES = "SegmentationClass";
    static final String OBJECT_PICTURES = "SegmentationObject";
    static final String LABEL_MAP = "labelmap.txt";

    static final Part TRAIN = new Part("train", "");
    static final Part VALIDATION = new Part("val", "");
    static final Part TEST = new Part("test", "");
    static final Part TRAIN_AND_VALIDATION = new Part("trainval", "");

    private static final Pattern EDGES = Pattern.compile("^[#\\s]+|\\s+$");

    private VocLayout() {}

    static Part setOf(Split split) {
        return switch (split) {
            case NONE, TRAIN -> TRAIN;
            case VALIDATION -> VALIDATION;
            case TEST -> TEST;
        };
    }

    static String annotationFile(String id) {
        return ROOT + ANNOTATIONS + "/" + id + ".xml";
    }

    static String imageFile(String name) {
        return ROOT + IMAGES + "/" + name;
    }

    static String setFile(Part set) {
        return ROOT + SETS + "/" + set.name() + ".txt";
    }

    /** The pictures of a set that have segmentation pictures. */
    static Part segmented(Part set) {
        return new Part("segmented-" + set.name(), "");
    }

    static String segmentedFile(Part set) {
        return ROOT + SEGMENTED_SETS + "/" + set.name() + ".txt";
    }

    static String classFile(String id) {
        return ROOT + CLASS_PICTURES + "/" + id + ".png";
    }

    static String objectFile(String id) {
        return ROOT + OBJECT_PICTURES + "/" + id + ".png";
    }

    /**
     * A file name whose id survives in a set file: readers strip blanks around it, and take a line that starts with
     * {@code #} for a comment.
     */
    static String spellable(String path) {
        String id = SafePath.stem(path);
        return EDGES.matcher(id).replaceAll(match -> "_".repeat(match.group().length())) + SafePath.extension(path);
    }
}
