package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoJson;
import org.labelport.limits.Limits;

/** JSON of other programs, known by the keys of its object, or of the first object in its list. */
enum OtherJson {
    DATUMARO(
            "Datumaro's own format. Convert it with: datum convert -if datumaro -i <folder> -f coco -o <new folder>",
            "items",
            "categories"),
    COCO_TEXT(
            "COCO-Text, whose pictures and annotations are objects by their ids. Make lists 'images' and"
                    + " 'annotations' of them, and give each annotation a category_id",
            "imgs",
            "anns"),
    OCHUMAN(
            "OCHuman's own format, in which pictures hold their annotations. Give the file of OCHuman whose name has"
                    + " coco_format in it",
            "images",
            "keypoint_visible"),
    CROWDHUMAN("a list of CrowdHuman, which is not read. Convert it to COCO", "gtboxes"),
    HASTY("Hasty's own format. Export it from there as COCO", "images", "label_classes"),
    DARWIN("Darwin JSON of V7. Export it from there as COCO, or with: darwin convert coco", "item", "annotations"),
    DARWIN_1(
            "Darwin JSON of V7. Export it from there as COCO, or with: darwin convert coco",
            "dataset",
            "image",
            "annotations"),
    SUPERANNOTATE("SuperAnnotate's own format. Export it with its SDK as COCO", "metadata", "instances"),
    ENCORD("Encord's own format. Export it from there as COCO", "label_hash", "data_units"),
    DATALOOP("Dataloop's own format. Convert it with its SDK to COCO", "filename", "annotations", "metadata"),
    DETECTRON2(
            "records of Detectron2. Write them as COCO with: detectron2.data.datasets.convert_to_coco_json",
            "file_name",
            "annotations"),
    MMDETECTION_2("MMDetection's middle format, which is not read. Convert it to COCO", "filename", "ann"),
    MMDETECTION_3("MMDetection's own format, which is not read. Convert it to COCO", "metainfo", "data_list"),
    SUPERVISELY("Supervisely's own format. Export it from there as COCO", "objects", "size"),
    FIFTYONE("FiftyOne's own format. Export it from there as COCODetectionDataset", "samples"),
    FIFTYONE_LABELS("a data set of FiftyOne's own. Export it from there as COCODetectionDataset", "classes", "labels"),
    GROUND_TRUTH(
            "a manifest of SageMaker Ground Truth, which is not read. Convert it to COCO or to a table of boxes",
            "source-ref"),
    LABELBOX("Labelbox's own format, which is not read. Convert it to COCO", "data_row"),
    BDD("BDD100K's own format, which is not read. Convert it with: python -m bdd100k.label.to_coco", "name", "labels"),
    VOTT("a project of VoTT. Export it from there as CSV or Pascal VOC", "assets", "tags"),
    LABELME("a file of LabelMe. The target labelme reads its folder", "shapes", "imagePath"),
    VIA("a project of VIA. The target via reads it", "_via_img_metadata"),
    VIA_3("a project of VIA. The target via reads it", "project", "file", "view"),
    VIA_ANNOTATIONS("a file of VIA. The target via reads it") {
        @Override
        boolean holds(Start start) {
            return start.ofFirst.containsAll(List.of("filename", "regions"));
        }
    },
    COCO_FILES(
            "a list of COCO files, as Encord exports them. Write each of its elements into a file of its own",
            "images",
            "annotations",
            "categories") {
        @Override
        boolean holds(Start start) {
            return start.inList && super.holds(start);
        }
    },
    CITYSCAPES("a file of Cityscapes. The target cityscapes reads its folder", "imgHeight", "objects"),
    IMAGEFOLDER("metadata of Hugging Face. The target imagefolder reads its folder", "file_name", "objects"),
    YOLO_NDJSON("a data set of Ultralytics. The target yolo-ndjson reads it", "type", "class_names"),
    LABEL_STUDIO("an export of Label Studio. The target label-studio reads it", "data", "annotations"),
    CREATEML("a file of Create ML. The target createml reads it", "image", "annotations");

    private static final int KEYS_LOOKED_AT = 1000;

    /**
     * What a file begins with.
     *
     * @param inList whether the object is the first in a list
     * @param keys of the object, as far as they were read
     * @param ofFirst keys of the object that its first key has
     */
    private record Start(boolean inList, Set<String> keys, Set<String> ofFirst) {}

    private final String content;
    private final List<String> keys;

    /** @param keys all of which it has */
    OtherJson(String content, String... keys) {
        this.content = content;
        this.keys = List.of(keys);
    }

    /** What it is, and what to do with it. */
    String content() {
        return content;
    }

    /** Whether a file is of this program. */
    boolean holds(Start start) {
        return start.keys.containsAll(keys);
    }

    /** Knows a file; empty when it is not one of these, or no JSON. */
    static Optional<OtherJson> of(Path file, Limits limits) {
        try (JsonParser parser = CocoJson.open(file, limits)) {
            boolean inList = parser.nextToken() == JsonToken.START_ARRAY;
            if (inList) {
                parser.nextToken();
            }
            Set<String> seen = new HashSet<>();
            Set<String> ofFirst = Set.of();
            for (String key = parser.nextFieldName();
                    key != null && seen.size() < KEYS_LOOKED_AT;
                    key = parser.nextFieldName()) {
                seen.add(key);
                JsonToken value = parser.nextToken();
                if (seen.size() == 1 && value == JsonToken.START_OBJECT) {
                    ofFirst = keysOf(parser);
                }
                Optional<OtherJson> known = of(new Start(inList, seen, ofFirst));
                if (known.isPresent()) {
                    return known;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            return Optional.empty(); // the reader of COCO has said what is wrong with it
        }
        return Optional.empty();
    }

    private static Optional<OtherJson> of(Start start) {
        return Arrays.stream(values()).filter(other -> other.holds(start)).findFirst();
    }

    /** Reads an object to its end. */
    private static Set<String> keysOf(JsonParser parser) throws IOException {
        Set<String> keys = new HashSet<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (keys.size() < KEYS_LOOKED_AT) {
                keys.add(key);
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return keys;
    }
}
