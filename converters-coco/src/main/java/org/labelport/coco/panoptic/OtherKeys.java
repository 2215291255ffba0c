package org.labelport.coco.panoptic;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.read.OriginKeys;
import org.labelport.coco.read.UnknownKeys;
import org.labelport.report.LossSink;

/** Tells of what a panoptic file says and is not read. */
final class OtherKeys {

    private static final Set<String> LISTS = Set.of("images", "categories", "annotations");
    private static final Set<String> OF_IMAGES = Set.of("id", "file_name", "width", "height", "coco_url");
    private static final Set<String> OF_CATEGORIES = Set.of("id", "name", "supercategory", "color", "isthing");
    private static final Set<String> OF_ANNOTATIONS = Set.of("id", "image_id", "file_name", "segments_info");
    private static final Set<String> OF_SEGMENTS = Set.of("id", "category_id", "area", "bbox", "iscrowd");
    private static final String NO_PLACE = "there is no place for it";

    private final String file;
    private final LossSink losses;
    private final UnknownKeys unknown;
    private final OriginKeys origin = new OriginKeys();

    OtherKeys(String file, LossSink losses) {
        this.file = file;
        this.losses = losses;
        this.unknown = new UnknownKeys(file, losses);
    }

    /** Reads a value at the top level. */
    void read(String key, JsonParser parser) throws IOException {
        if (key.equals("info") || key.equals("licenses")) {
            origin.readFile(key, parser);
            return;
        }
        parser.skipChildren();
        if (!LISTS.contains(key)) {
            unknown.notRead("top level", key, "it is not a key of COCO files");
        }
    }

    void ofImage(@Nullable Object image) {
        if (image instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (!OF_IMAGES.contains(name) && !origin.count(name, value)) {
                    unknown.notRead("images", name, NO_PLACE);
                }
            });
        }
    }

    void ofCategory(@Nullable Object category) {
        note("categories", OF_CATEGORIES, category);
    }

    void ofAnnotation(@Nullable Object annotation) {
        note("annotations", OF_ANNOTATIONS, annotation);
        for (Object segment : PanopticFile.list(annotation, "segments_info")) {
            note("segments_info", OF_SEGMENTS, segment);
        }
    }

    private void note(String owner, Set<String> known, @Nullable Object element) {
        if (element instanceof Map<?, ?> fields) {
            for (Object key : fields.keySet()) {
                if (!known.contains(String.valueOf(key))) {
                    unknown.notRead(owner, String.valueOf(key), NO_PLACE);
                }
            }
        }
    }

    /** Reports where the data comes from. Called once, after all images. */
    void report() {
        origin.report(file, losses);
    }
}
