package org.labelport.masks.ade20k;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.labelport.masks.file.MasksLayout;
import org.labelport.model.DataType;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.SafePath;

/** The two layouts of data sets. */
enum AdeLayout {
    /** Pictures with their objects beside them, as in the full data set of 2020 and 2021. */
    FULL,
    /** Masks of classes in a separate folder, as in the data set for scene parsing with its 150 classes. */
    SCENEPARSING;

    static final OptionSpec OPTION = OptionSpec.choice(
            "layout",
            "full",
            List.of("full", "sceneparsing"),
            "full writes masks of classes and objects beside each picture, sceneparsing one mask of classes per picture in"
                    + " a separate folder");

    static final String CLASSES = "classes.json";
    static final String OBJECT_INFO = "objectInfo150.txt";
    static final String IMAGES = "images/";
    static final String ANNOTATIONS = "annotations/";
    static final String SEGMENTS = "_seg.png";

    /** The end of the name of the list of a picture's objects. */
    static final String OBJECTS = ".json";

    /** Returns the end of the name of the mask for a level of parts. Objects are level 0. */
    static String segments(int level) {
        return level == 0 ? SEGMENTS : "_parts_" + level + ".png";
    }

    /** The names, without extension, of masks beside pictures in the full layout. */
    private static final Pattern BESIDE = Pattern.compile(".*(_seg|_parts_\\d+)");

    /** Characters that the name of a folder cannot end with. */
    private static final Pattern FOLDER_END = Pattern.compile("(?<![. ])[. ]++$");

    private static final Pattern INSTANCE = Pattern.compile("instance_\\d+_.*");
    /** Names that Datumaro takes for masks of objects. */
    private static final Pattern LIKE_INSTANCE = Pattern.compile("(^|/)(instance_[^/]*)$");

    static AdeLayout of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }

    /** Returns the folder of a split. Items without a split are for training. */
    static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "training/";
            case VALIDATION -> "validation/";
            case TEST -> "testing/";
        };
    }

    /** Returns whether a file with this name is a mask beside a picture. */
    static boolean isBeside(String name) {
        String last = SafePath.stem(name.substring(name.lastIndexOf('/') + 1));
        return BESIDE.matcher(last).matches() || INSTANCE.matcher(last).matches();
    }

    /**
     * Returns a name that a picture can have: one that is not hidden, and that differs from the masks beside pictures,
     * their lists of objects and the folders of their objects.
     */
    static String spelled(String path) {
        String picture = MasksLayout.spelled(path);
        String extension = SafePath.extension(picture);
        // The folder of the objects has the name of the picture without its extension.
        String stem = FOLDER_END
                .matcher(SafePath.stem(picture))
                .replaceAll(end -> "_".repeat(end.group().length()));
        stem = LIKE_INSTANCE.matcher(stem).replaceAll("$1_$2");
        if (DataType.IMAGE.isOf(stem) || stem.endsWith(OBJECTS)) { // the folder must not be called like another's file
            stem = SafePath.stem(stem) + "_" + SafePath.extension(stem).substring(1);
        }
        return isBeside(stem + extension) ? stem + "_" + extension : stem + extension;
    }

    /** Returns whether Datumaro leaves out a picture with this name. */
    static boolean isPassedOver(String name) {
        return LIKE_INSTANCE.matcher(SafePath.stem(name)).find();
    }
}
