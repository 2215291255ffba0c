package org.labelport.coco.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of files of COCO's family, which the beginning of a file's name tells apart. Folders are searched for them
 * in this order.
 */
public enum CocoKind {
    /** Boxes, polygons, masks. */
    INSTANCES("instances", "instances_(.+)\\.json"),
    /** Objects with keypoints. */
    KEYPOINTS("person_keypoints", "(?:person_)?keypoints_(.+)\\.json"),
    /** Texts about pictures. */
    CAPTIONS("captions", "captions_(.+)\\.json"),
    /** A mask for each category. */
    STUFF("stuff", "stuff_(.+)\\.json"),
    /** Polygons of many categories. */
    LVIS("lvis_v1", "lvis_(?:v\\d[.\\d]*_)?(.+)\\.json"),
    /** Categories of whole pictures, which is Datumaro's addition. */
    LABELS("labels", "labels_(.+)\\.json"),
    /** Pictures and categories to which the ids of a list of results refer. */
    RESULTS("image_info", "image_info_(.+)\\.json");

    private final String task;
    private final Pattern name;

    CocoKind(String task, String name) {
        this.task = task;
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
    }

    /** The beginning of the names of the files that we write. */
    public String task() {
        return task;
    }

    /** Returns the part of a file's name that names its split; empty for a file of another kind. */
    public Optional<String> splitName(String file) {
        Matcher matcher = name.matcher(file);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The name of the kind in options. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(CocoKind::key).toList();
    }
}
