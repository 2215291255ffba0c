package org.labelport;

import static org.labelport.Damage.add;
import static org.labelport.Damage.both;
import static org.labelport.Damage.edit;
import static org.labelport.Damage.gray16;
import static org.labelport.Damage.gray8;
import static org.labelport.Damage.leadOut;
import static org.labelport.Damage.link;
import static org.labelport.Damage.move;
import static org.labelport.Damage.notUtf8;
import static org.labelport.Damage.palette;
import static org.labelport.Damage.picture;
import static org.labelport.Damage.remove;
import static org.labelport.Damage.rgb;
import static org.labelport.GoodFiles.ADE20K;
import static org.labelport.GoodFiles.CAMVID;
import static org.labelport.GoodFiles.CITYSCAPES;
import static org.labelport.GoodFiles.CREATE_ML;
import static org.labelport.GoodFiles.CSV_VIA;
import static org.labelport.GoodFiles.IMAGEFOLDER;
import static org.labelport.GoodFiles.LABELME;
import static org.labelport.GoodFiles.LABEL_STUDIO;
import static org.labelport.GoodFiles.MASKS;
import static org.labelport.GoodFiles.VIA;

import java.nio.file.Files;
import java.util.List;
import org.labelport.masks.MaskTrials;

/** For each code of a verifier, a way to break the good files so that the code is reported. */
final class BrokenFiles {

    static final String CITY = "ulm/ulm_000001_000019";

    private static final String GT = "gtFine/train/" + CITY + "_gtFine_";
    private static final String CITY_PICTURE = "leftImg8bit/train/" + CITY + "_leftImg8bit.png";
    private static final String STREET = "validation/street/";
    private static final String CREATE_ML_LIST = "train/_annotations.createml.json";
    /** Front matter with a list of one class. */
    private static final String CLASSES =
            "---\n- name: objects\n  - name: category\n    class_label:\n      names:\n        '0': \"cat\"\n---\n";

    private static final String METADATA = "train/metadata.jsonl";
    private static final String TASKS = "tasks.json";
    private static final String CONFIG = "label_config.xml";
    private static final String MASK = "masks/val/a.png";

    /** A mask of 2 x 2 pixels. */
    private static final String SMALL_MASK =
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgYGD4DwABBAEAwS2OUAAAAABJRU5ErkJggg==";

    /** A code, and what has to be broken so that it is reported. */
    record Case(GoodFiles format, String kind, Damage damage) {

        String code() {
            return format.id() + "." + kind;
        }

        @Override
        public String toString() {
            return code();
        }
    }

    private BrokenFiles() {}

    private static int[] values(int all, int first) {
        return MaskTrials.values(all, first);
    }

    static final List<Case> CASES = List.of(
            // ---- labelme
            new Case(LABELME, "syntax", edit("a.json", "12}", "12")),
            new Case(LABELME, "unreadable", leadOut("a.json")),
            new Case(LABELME, "key-missing", edit("a.json", "\"imageData\":null,", "")),
            new Case(LABELME, "image-path", edit("a.json", "\"imagePath\":\"a.jpg\"", "\"imagePath\":3")),
            new Case(LABELME, "image-size", edit("a.json", "\"imageHeight\":8", "\"imageHeight\":9")),
            new Case(LABELME, "image-data", edit("a.json", "\"imageData\":null", "\"imageData\":true")),
            new Case(LABELME, "shapes", edit("a.json", "\"shapes\":[", "\"shapes\":3,\"others\":[")),
            new Case(LABELME, "label", edit("a.json", "\"label\":\"cat\",", "")),
            new Case(LABELME, "shape-type", edit("a.json", "\"rectangle\"", "\"ellipse\"")),
            new Case(LABELME, "points", edit("a.json", "[1.0,1.0],", "")),
            new Case(LABELME, "group-id", edit("a.json", "\"group_id\":null", "\"group_id\":\"3\"")),
            new Case(LABELME, "description", edit("a.json", "\"description\":\"\"", "\"description\":7")),
            new Case(LABELME, "flags", edit("a.json", "\"day\":true", "\"day\":\"yes\"")),
            new Case(LABELME, "mask", edit("a.json", "\"rectangle\"", "\"mask\"")),
            new Case(LABELME, "mask-size", edit("a.json", "\"rectangle\"", "\"mask\",\"mask\":\"" + SMALL_MASK + "\"")),
            new Case(LABELME, "newer-shape", edit("a.json", "\"rectangle\"", "\"mask\"")),
            new Case(LABELME, "thin-shape", edit("a.json", "\"rectangle\"", "\"linestrip\"")),
            new Case(LABELME, "converters-skip", add("train/sub/b.json", "{\"shapes\":[]}")),
            new Case(LABELME, "label-unlisted", add("labels.txt", "__ignore__\n_background_\ndog\n")),
            new Case(LABELME, "labels", add("labels.txt", "cat\n")),
            new Case(LABELME, "picture-missing", edit("a.json", "a.jpg", "b.jpg")),
            new Case(LABELME, "picture-unreadable", add("a.jpg", "no picture")),
            new Case(LABELME, "picture-kind", gray16("a.jpg", values(0, 1))),
            new Case(LABELME, "file-repeated", add("a.JSON", "{}")),
            new Case(LABELME, "picture-mode", folder -> MaskTrials.transparent(folder.resolve("a.jpg"))),
            new Case(LABELME, "stem-shared", add("a.png", "")),
            new Case(LABELME, "no-pictures", remove("a.jpg")),
            new Case(LABELME, "links", link("")),
            // ---- via
            new Case(VIA, "syntax", edit("a.json", "}}}", "}}")),
            new Case(VIA, "project", edit("a.json", "{\"a.jpg12\"", "{\"_via_img_metadata\":{},\"a.jpg12\"")),
            new Case(
                    VIA,
                    "option-unlisted",
                    edit(
                            "a.json",
                            "{\"a.jpg12\"",
                            "{\"_via_attributes\":{\"region\":{\"class\":{\"type\":\"radio\"}}},\"a.jpg12\"")),
            new Case(VIA, "key", edit("a.json", "a.jpg12", "a.jpg13")),
            new Case(
                    VIA,
                    "id-list",
                    edit(
                            "a.json",
                            "{\"a.jpg12\"",
                            "{\"_via_img_metadata\":{},\"_via_image_id_list\":[\"b\"],\"a.jpg12\"")),
            new Case(VIA, "regions", edit("a.json", "\"regions\":[", "\"regions\":3,\"other\":[")),
            new Case(VIA, "shape", edit("a.json", "\"rect\"", "\"square\"")),
            new Case(VIA, "region-bare", edit("a.json", "{\"class\":\"cat\"}", "{}")),
            new Case(VIA, "attribute-name", edit("a.json", "\"class\":\"cat\"", "\"class\":\"cat\",\"\":\"x\"")),
            new Case(VIA, "attribute-type", edit("a.json", "\"class\":\"cat\"", "\"class\":3")),
            new Case(VIA, "filename", edit("a.json", "\"filename\":\"a.jpg\"", "\"filename\":\"\"")),
            new Case(VIA, "size", edit("a.json", "\"size\":12", "\"size\":\"12\"")),
            new Case(VIA, "picture-missing", edit("a.json", "a.jpg", "b.jpg")),
            new Case(VIA, "picture-unreadable", add("a.jpg", "no picture")),
            new Case(VIA, "picture-kind", picture("a.json", "a.tif")),
            new Case(VIA, "unreadable", leadOut("a.json")),
            new Case(VIA, "no-pictures", remove("a.jpg")),
            new Case(VIA, "links", link("")),
            // ---- createml
            new Case(CREATE_ML, "syntax", edit(CREATE_ML_LIST, "]}\n]", "]}\n")),
            new Case(CREATE_ML, "syntax", add(CREATE_ML_LIST, "{}")),
            new Case(CREATE_ML, "syntax", edit(CREATE_ML_LIST, "]}\n]", "]}\n][]")),
            new Case(CREATE_ML, "image", edit(CREATE_ML_LIST, "\"image\":\"b.png\"", "\"file\":\"b.png\"")),
            new Case(CREATE_ML, "annotations", edit(CREATE_ML_LIST, "\"annotations\":[]", "\"annotations\":3")),
            new Case(CREATE_ML, "label", edit(CREATE_ML_LIST, "\"cat\"", "\"\"")),
            new Case(CREATE_ML, "coordinates", edit(CREATE_ML_LIST, "\"x\":6", "\"x\":\"6\"")),
            new Case(CREATE_ML, "coordinates", edit(CREATE_ML_LIST, "\"coordinates\"", "\"bbox\"")),
            new Case(CREATE_ML, "box", edit(CREATE_ML_LIST, "\"height\":7", "\"height\":0")),
            new Case(CREATE_ML, "box-outside", edit(CREATE_ML_LIST, "\"x\":6", "\"x\":0")),
            new Case(CREATE_ML, "picture-repeated", edit(CREATE_ML_LIST, "\"image\":\"b.png\"", "\"image\":\"a.png\"")),
            new Case(CREATE_ML, "picture-missing", edit(CREATE_ML_LIST, "\"image\":\"b.png\"", "\"image\":\"c.png\"")),
            new Case(CREATE_ML, "picture-unreadable", add("train/b.png", "no picture")),
            new Case(CREATE_ML, "unreadable", leadOut(CREATE_ML_LIST)),
            new Case(CREATE_ML, "no-pictures", remove("train/a.png", "train/b.png")),
            new Case(CREATE_ML, "links", link("train")),
            // ---- csv-via
            new Case(CSV_VIA, "header", edit("a.csv", "filename,file_size", "filename, file_size")),
            new Case(CSV_VIA, "fields", edit("a.csv", "a.jpg,12", "a,b.jpg,12")),
            new Case(CSV_VIA, "json", edit("a.csv", "\"{}\",1", "\"{\",1")),
            new Case(CSV_VIA, "filename-quoted", edit("a.csv", "a.jpg,12", "\"a.jpg\",12")),
            new Case(CSV_VIA, "encoding", notUtf8("a.csv")),
            new Case(CSV_VIA, "shape", edit("a.csv", "\"\"point\"\"", "\"\"spot\"\"")),
            new Case(CSV_VIA, "region-bare", edit("a.csv", "{\"\"class\"\":\"\"cat\"\"}", "{}")),
            new Case(CSV_VIA, "attribute-name", edit("a.csv", "{\"\"class\"\":", "{\"\"\"\":\"\"x\"\",\"\"class\"\":")),
            new Case(CSV_VIA, "attribute-type", edit("a.csv", "\"\"cat\"\"", "3")),
            new Case(CSV_VIA, "filename", edit("a.csv", "a.jpg,12", ",12")),
            new Case(CSV_VIA, "size", edit("a.csv", "a.jpg,12", "a.jpg,x")),
            new Case(CSV_VIA, "picture-missing", edit("a.csv", "a.jpg", "b.jpg")),
            new Case(CSV_VIA, "picture-unreadable", add("a.jpg", "no picture")),
            new Case(CSV_VIA, "picture-kind", picture("a.csv", "a.tif")),
            new Case(CSV_VIA, "unreadable", leadOut("a.csv")),
            new Case(CSV_VIA, "no-pictures", remove("a.jpg")),
            new Case(CSV_VIA, "links", link("")),
            // ---- imagefolder
            new Case(IMAGEFOLDER, "syntax", edit(METADATA, "[]}}", "[]}")),
            new Case(IMAGEFOLDER, "unreadable", leadOut(METADATA)),
            new Case(IMAGEFOLDER, "file-name", edit(METADATA, "b.png", "../b.png")),
            new Case(IMAGEFOLDER, "picture-missing", edit(METADATA, "b.png", "c.png")),
            new Case(IMAGEFOLDER, "picture-unreadable", add("train/a.png", "no picture")),
            new Case(IMAGEFOLDER, "picture-unlisted", add("train/c.png", "")),
            new Case(IMAGEFOLDER, "metadata-missing", add("test/c.png", "")),
            new Case(
                    IMAGEFOLDER,
                    "metadata-kinds",
                    both(add("test/c.png", ""), add("test/metadata.csv", "file_name\nc.png\n"))),
            new Case(IMAGEFOLDER, "split-hidden", add("other/c.png", "")),
            new Case(IMAGEFOLDER, "split-several", add("train/test/c.png", "")),
            new Case(IMAGEFOLDER, "split-words", add("train/test/c.png", "")),
            new Case(IMAGEFOLDER, "class-unknown", folder -> {
                add("README.md", CLASSES).to(folder);
                edit(METADATA, "\"category\":[0]", "\"category\":[1]").to(folder);
            }),
            new Case(IMAGEFOLDER, "readme", notUtf8("README.md")),
            new Case(IMAGEFOLDER, "id2label", add("id2label.json", "[]")),
            new Case(IMAGEFOLDER, "column-type", edit(METADATA, "\"note\":null", "\"note\":3")),
            new Case(IMAGEFOLDER, "number-type", edit(METADATA, "[1.0,1.0,5.0,5.0]", "[1,1.0,5.0,5.0]")),
            new Case(
                    IMAGEFOLDER,
                    "columns-differ",
                    both(
                            add("test/c.png", ""),
                            add("test/metadata.jsonl", "{\"file_name\":\"c.png\",\"note\":null,\"objects\":{}}\n"))),
            new Case(IMAGEFOLDER, "dates", edit(METADATA, "\"note\":\"x\"", "\"note\":\"2024-01-02\"")),
            new Case(IMAGEFOLDER, "bbox", edit(METADATA, "[1.0,1.0,5.0,5.0]", "[1.0,1.0,5.0]")),
            new Case(IMAGEFOLDER, "bbox-outside", edit(METADATA, "[1.0,1.0,5.0,5.0]", "[9.0,1.0,5.0,5.0]")),
            new Case(IMAGEFOLDER, "objects-length", edit(METADATA, "\"category\":[0]", "\"category\":[0,1]")),
            new Case(
                    IMAGEFOLDER,
                    "mask-missing",
                    edit(METADATA, "\"note\":null", "\"note\":null,\"mask_file_name\":\"masks/b.png\"")),
            new Case(
                    IMAGEFOLDER,
                    "mask",
                    both(
                            edit(METADATA, "\"note\":null", "\"note\":null,\"mask_file_name\":\"masks/b.png\""),
                            rgb("train/masks/b.png"))),
            new Case(IMAGEFOLDER, "keys", edit(METADATA, "\"note\":null,", "")),
            new Case(IMAGEFOLDER, "parquet", add("test/metadata.parquet", "PAR1")),
            new Case(IMAGEFOLDER, "no-pictures", remove("train/a.png", "train/b.png")),
            new Case(IMAGEFOLDER, "links", link("train")),
            // ---- masks
            new Case(MASKS, "mask-missing", add("images/val/b.jpg", "")),
            new Case(MASKS, "picture-missing", gray8("masks/val/b.png", values(0, 1))),
            new Case(
                    MASKS,
                    "picture-suffix",
                    both(add("images/val/b.heic", ""), gray8("masks/val/b.png", values(0, 1)))),
            new Case(MASKS, "no-pictures", remove("images/val/a.jpg")),
            new Case(MASKS, "links", link("masks/val")),
            new Case(MASKS, "picture-unreadable", add("images/val/a.jpg", "no picture")),
            new Case(MASKS, "unreadable", add(MASK, "no PNG")),
            new Case(MASKS, "lossy", add("masks/val/b.jpg", "")),
            new Case(MASKS, "kind", rgb(MASK)),
            new Case(MASKS, "bits", gray16(MASK, values(0, 1))),
            new Case(
                    MASKS,
                    "palette",
                    both(
                            edit("classes.json", "\"cat\"", "\"cat\",\"color\":[0,255,0]"),
                            palette(MASK, 1, 0, 0xff0000, 0x00ff00))),
            new Case(MASKS, "opencv", palette(MASK, 1, 0, 0xff0000, 0x00ff00)),
            new Case(MASKS, "size", gray8(MASK, new int[12 * 7])),
            new Case(MASKS, "value-unknown", gray8(MASK, values(0, 9))),
            new Case(MASKS, "stem", add("images/val/a.png", "")),
            new Case(MASKS, "suffixes-mixed", add("images/val/b.png", "")),
            new Case(MASKS, "classes", add("classes.json", "{")),
            new Case(MASKS, "colors", edit("classes.json", "\"dog\"", "\"dog\",\"color\":\"red\"")),
            new Case(MASKS, "meta", add("dataset_meta.json", "{\"label_map\":{\"0\":\"dog\"}}")),
            new Case(MASKS, "instances", folder -> {
                Files.createDirectories(folder.resolve("instances/val"));
                MaskTrials.gray16(folder.resolve("instances/val/a.png"), values(1, 1));
            }),
            // ---- cityscapes
            new Case(CITYSCAPES, "name", move(GT + "color.png", GT + "colour.png")),
            new Case(CITYSCAPES, "mask-missing", remove(GT + "instanceIds.png")),
            new Case(
                    CITYSCAPES,
                    "picture-missing",
                    gray8("gtFine/train/" + CITY.replace("19", "20") + "_gtFine_labelIds.png", values(7, 26))),
            new Case(CITYSCAPES, "no-pictures", remove(CITY_PICTURE)),
            new Case(CITYSCAPES, "links", link("gtFine/train")),
            new Case(CITYSCAPES, "picture-unreadable", add(CITY_PICTURE, "no picture")),
            new Case(CITYSCAPES, "not-png", move(CITY_PICTURE, CITY_PICTURE.replace(".png", ".jpg"))),
            new Case(CITYSCAPES, "unreadable", add(GT + "labelIds.png", "no PNG")),
            new Case(CITYSCAPES, "kind", rgb(GT + "labelIds.png")),
            new Case(CITYSCAPES, "bits", gray16(GT + "labelIds.png", values(7, 26))),
            new Case(CITYSCAPES, "palette", palette(GT + "labelIds.png", 1, 0, 0xff0000, 0x00ff00)),
            new Case(CITYSCAPES, "size", gray8(GT + "labelIds.png", new int[12 * 7])),
            new Case(CITYSCAPES, "value-unknown", gray8(GT + "labelIds.png", values(7, 99))),
            new Case(CITYSCAPES, "disagreement", gray8(GT + "labelIds.png", values(7, 24))),
            new Case(CITYSCAPES, "label-unknown", edit(GT + "polygons.json", "\"car\"", "\"boat\"")),
            new Case(
                    CITYSCAPES,
                    "label-group",
                    both(
                            add(
                                    "labels.json",
                                    "[{\"name\":\"playgroup\",\"id\":26,\"trainId\":0,\"category\":\"toy\",\"catId\":0,"
                                            + "\"hasInstances\":true,\"ignoreInEval\":false,\"color\":[1,2,3]}]"),
                            edit(GT + "polygons.json", "\"car\"", "\"playgroup\""))),
            new Case(CITYSCAPES, "polygons", edit(GT + "polygons.json", "\"imgHeight\":8,", "")),
            new Case(CITYSCAPES, "polygon", edit(GT + "polygons.json", ",[3,3]", "")),
            new Case(CITYSCAPES, "labels", add("labels.json", "{")),
            // ---- ade20k
            new Case(ADE20K, "mask-missing", remove(STREET + "a/instance_000_a.png")),
            new Case(ADE20K, "json", add(STREET + "a.json", "{")),
            new Case(ADE20K, "no-objects", add(STREET + "a.json", "{\"annotation\":{\"object\":[]}}")),
            new Case(ADE20K, "object", edit(STREET + "a.json", "\"raw_name\":\"cat\",", "")),
            new Case(ADE20K, "objects", folder -> MaskTrials.rgb(folder.resolve(STREET + "a_seg.png"), new int[96])),
            new Case(ADE20K, "name", move(STREET + "a.jpg", STREET + "instance_a.jpg")),
            new Case(
                    ADE20K,
                    "parts",
                    edit(STREET + "a.json", "\"raw_name\"", "\"parts\":{\"ispartof\":[7]},\"raw_name\"")),
            new Case(ADE20K, "class-unknown", edit(STREET + "a.json", "401", "402")),
            new Case(ADE20K, "classes", add("classes.json", "{")),
            new Case(ADE20K, "unreadable", add(STREET + "a_seg.png", "no PNG")),
            new Case(ADE20K, "kind", gray8(STREET + "a_seg.png", values(0, 1))),
            new Case(ADE20K, "bits", gray16(STREET + "a/instance_000_a.png", values(0, 1))),
            new Case(ADE20K, "palette", folder -> {
                Files.createDirectories(folder.resolve("annotations/training"));
                palette("annotations/training/a.png", 1, 0, 0xff0000).to(folder);
            }),
            new Case(ADE20K, "size", gray8(STREET + "a/instance_000_a.png", new int[12 * 7])),
            new Case(ADE20K, "not-jpeg", move(STREET + "a.jpg", STREET + "a.png")),
            new Case(ADE20K, "no-pictures", remove(STREET + "a.jpg")),
            new Case(ADE20K, "links", link("validation/street")),
            new Case(
                    ADE20K,
                    "picture-missing",
                    folder -> Files.copy(folder.resolve(STREET + "a_seg.png"), folder.resolve(STREET + "b_seg.png"))),
            new Case(ADE20K, "picture-unreadable", add(STREET + "a.jpg", "no picture")),
            // ---- camvid
            new Case(CAMVID, "lists", move("train.txt", "list.lst")),
            new Case(CAMVID, "line", edit("train.txt", "/train/a.png", "train/a.png")),
            new Case(CAMVID, "picture-missing", remove("train/a.png")),
            new Case(CAMVID, "mask-missing", remove("trainannot/a.png")),
            new Case(CAMVID, "no-pictures", both(remove("train/a.png"), remove("train/b c.jpg"))),
            new Case(CAMVID, "links", link("train")),
            new Case(CAMVID, "picture-unreadable", add("train/a.png", "no picture")),
            new Case(CAMVID, "unlisted", add("train/c.png", "")),
            new Case(CAMVID, "stem", edit("train.txt", "b c.jpg", "a.jpg")),
            new Case(CAMVID, "classes", edit("label_colors.txt", "Road", "wide Road")),
            new Case(
                    CAMVID,
                    "color-unknown",
                    folder -> MaskTrials.rgb(folder.resolve("trainannot/a.png"), values(0, 1))),
            new Case(CAMVID, "unreadable", add("trainannot/a.png", "no PNG")),
            new Case(CAMVID, "kind", palette("trainannot/a.png", 1, 0, 0xff0000, 0x00ff00)),
            new Case(CAMVID, "bits", gray16("trainannot/a.png", values(0, 1))),
            new Case(CAMVID, "size", folder -> MaskTrials.rgb(folder.resolve("trainannot/a.png"), new int[12 * 7])),
            // ---- label-studio
            new Case(LABEL_STUDIO, "json", edit(TASKS, "\"words\":\"\"}}]", "")),
            new Case(LABEL_STUDIO, "config", edit(CONFIG, "toName=\"words\"", "toName=\"nothing\"")),
            new Case(LABEL_STUDIO, "no-tasks", add(TASKS, "[]")),
            new Case(LABEL_STUDIO, "task", edit(TASKS, "\"annotations\":[", "\"annotations\":3,\"others\":[")),
            new Case(LABEL_STUDIO, "answers-unread", edit(TASKS, "\"annotations\":[", "\"completions\":[")),
            new Case(LABEL_STUDIO, "data", edit(TASKS, ",\"words\":\"\"", "")),
            new Case(LABEL_STUDIO, "media-missing", edit(TASKS, "b.png", "c.png")),
            new Case(LABEL_STUDIO, "picture-unreadable", add("a.png", "no picture")),
            new Case(LABEL_STUDIO, "score", edit(TASKS, "0.5", "1.5")),
            new Case(LABEL_STUDIO, "result", edit(TASKS, "\"x\":10", "\"x\":\"left\"")),
            new Case(LABEL_STUDIO, "control", edit(TASKS, "\"from_name\":\"box\"", "\"from_name\":\"boxes\"")),
            new Case(
                    LABEL_STUDIO,
                    "label",
                    edit(TASKS, "\"rectanglelabels\":[\"cat\"]", "\"rectanglelabels\":[\"fox\"]")),
            new Case(
                    LABEL_STUDIO,
                    "duplicate-id",
                    edit(TASKS, "\"2\",\"from_name\":\"brush\"", "\"1\",\"from_name\":\"box\"")),
            new Case(LABEL_STUDIO, "id-cut", edit(TASKS, "\"id\":\"1\"", "\"id\":\"1#1\"")),
            new Case(LABEL_STUDIO, "newer-tag", edit(CONFIG, "VideoRectangle", "VectorLabels")),
            new Case(LABEL_STUDIO, "picture-kind", edit(TASKS, "a.png", "a.tif")),
            new Case(LABEL_STUDIO, "relation", edit(TASKS, "\"to_id\":\"2\"", "\"to_id\":\"9\"")),
            new Case(LABEL_STUDIO, "outside", edit(TASKS, "\"x\":10", "\"x\":90")),
            new Case(LABEL_STUDIO, "brush", edit(TASKS, "\"original_width\":2", "\"original_width\":3")),
            new Case(LABEL_STUDIO, "text", edit(TASKS, "\"end\":7", "\"end\":6")),
            new Case(LABEL_STUDIO, "page", edit(TASKS, "\"item_index\":0", "\"item_index\":1")),
            new Case(LABEL_STUDIO, "sequence", edit(TASKS, "\"time\":0.1,", "")));
}
