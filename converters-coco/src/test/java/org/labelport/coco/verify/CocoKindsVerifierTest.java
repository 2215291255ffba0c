package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoKind;
import org.labelport.report.ExportException;

/** Every rule of one kind of file finds the file that breaks it, and no other. */
class CocoKindsVerifierTest extends CocoVerifying {

    private void ofPoints(String effect, String code, String from, String to) throws ExportException, IOException {
        String entry = ENTRY.replace("}", ",\"keypoints\":[1,2,2,0,0,0],\"num_keypoints\":1}");
        String good = document(IMAGE, entry, POINTS);
        assertTrue(good.contains(from), from);
        finds(CocoKind.KEYPOINTS, effect, code, good.replace(from, to));
    }

    @Test
    void faultsOfKeypointsAreFound() throws ExportException, IOException {
        ofPoints("REJECTED", "coco.keypoints", "[1,2,2,0,0,0]", "[1,2,2]");
        ofPoints("REJECTED", "coco.keypoints", "\"keypoints\":[1,2,2,0,0,0],", "");
        ofPoints("DAMAGED", "coco.keypoints", "[1,2,2,0,0,0]", "[1,2,3,0,0,0]");
        ofPoints("REJECTED", "coco.keypoints", "[\"l\",\"r\"],\"skeleton\":[[1,2]]", "[\"l\"],\"skeleton\":[]");
        ofPoints("REMARK", "coco.keypoints", "[\"l\",\"r\"],\"skeleton\":[[1,2]]", "[],\"skeleton\":[]");
        ofPoints("REJECTED", "coco.number", "[1,2,2,0,0,0]", "[1,NaN,2,0,0,0]");
        ofPoints("REJECTED", "coco.num-keypoints", ",\"num_keypoints\":1", "");
        ofPoints("DAMAGED", "coco.num-keypoints", "\"num_keypoints\":1", "\"num_keypoints\":2");
        ofPoints("DAMAGED", "coco.skeleton", "[[1,2]]", "[[0,1]]");
        ofPoints("REJECTED", "coco.skeleton", "[[1,2]]", "[[1,3]]");
        ofPoints("REJECTED", "coco.skeleton", "[[1,2]]", "[[1,2],[1]]");
        ofPoints("REJECTED", "coco.skeleton", "[[1,2]]", "[1,2]");
        ofPoints("REJECTED", "coco.skeleton", ",\"skeleton\":[[1,2]]", "");
        ofPoints("REJECTED", "coco.skeleton", "[[1,2]]", "null");
        ofPoints("REJECTED", "coco.skeleton", "[[1,2]]", "\"abc\"");
        ofPoints("DAMAGED", "coco.skeleton", "[\"l\",\"r\"]", "[\"l\",7]");
        ofPoints(
                "REMARK",
                "coco.keypoints-unequal",
                POINTS,
                POINTS + ",{\"id\":2,\"name\":\"x\",\"keypoints\":[],\"skeleton\":[]}");
    }

    @Test
    void faultsOfCaptionsAreFound() throws ExportException, IOException {
        String entry = "{\"id\":1,\"image_id\":5,\"caption\":\"hi\"}";
        put("annotations/captions_train.json", captions(entry));
        assertEquals(List.of(), verify(CocoKind.CAPTIONS));
        finds(CocoKind.CAPTIONS, "REJECTED", "coco.caption", captions(entry.replace("\"hi\"", "7")));
        finds(CocoKind.CAPTIONS, "REMARK", "coco.caption", captions(entry.replace("hi", " ")));
        finds(CocoKind.CAPTIONS, "REJECTED", "coco.caption", captions(entry.replace("caption", "text")));
        finds(
                CocoKind.CAPTIONS,
                "REJECTED",
                "coco.caption",
                captions(entry).replace("\"info\"", "\"categories\":[],\"info\""));
    }

    @Test
    void faultsOfLabelsAreFound() throws ExportException, IOException {
        String good = captions("{\"id\":1,\"image_id\":5,\"category_id\":1}")
                .replace("\"info\"", "\"categories\":[{\"id\":1,\"name\":\"cat\",\"supercategory\":\"\"}],\"info\"");
        put("annotations/labels_train.json", good);
        assertEquals(List.of(), verify(CocoKind.LABELS));
        finds(
                CocoKind.LABELS,
                "REJECTED",
                "coco.category-unknown",
                good.replace("\"category_id\":1", "\"category_id\":2"));
        finds(
                CocoKind.LABELS,
                "DAMAGED",
                "coco.label",
                good.replace("\"category_id\":1", "\"category_id\":1,\"bbox\":[1,2,3,4]"));
    }

    private static String captions(String entry) {
        return "{\"info\":{},\"licenses\":[],\"images\":[{\"id\":5,\"file_name\":\"a.jpg\"}],\n\"annotations\":["
                + entry + "]}";
    }

    private void ofLvis(String effect, String code, String from, String to) throws ExportException, IOException {
        String image = "{\"id\":5,\"coco_url\":\"train/a.jpg\",\"width\":100,\"height\":80,\"neg_category_ids\":[],"
                + "\"not_exhaustive_category_ids\":[]}";
        String entry = ENTRY.replace("[]", "[[1,2,4,2,4,6]]").replace("\"iscrowd\":0,", "");
        String category =
                "{\"id\":1,\"name\":\"cat\",\"synset\":\"cat\",\"synonyms\":[],\"def\":\"\",\"frequency\":\"r\","
                        + "\"image_count\":1,\"instance_count\":1}";
        String good = document(image, entry, category);
        assertTrue(good.contains(from), from);
        finds(CocoKind.LVIS, effect, code, good.replace(from, to));
    }

    @Test
    void faultsOfLvisFilesAreFound() throws ExportException, IOException {
        ofLvis("REJECTED", "lvis.key-missing", "\"neg_category_ids\":[],", "");
        ofLvis("REJECTED", "lvis.key-missing", "\"neg_category_ids\":[]", "\"neg_category_ids\":null");
        ofLvis(
                "REJECTED",
                "lvis.key-missing",
                "\"not_exhaustive_category_ids\":[]",
                "\"not_exhaustive_category_ids\":1");
        ofLvis("REJECTED", "lvis.key-missing", "\"frequency\":\"r\"", "\"frequency\":\"x\"");
        ofLvis("REJECTED", "lvis.key-missing", ",\"instance_count\":1", "");
        ofLvis("REJECTED", "coco.image-name", "train/a.jpg", "a.jpg");
        ofLvis("REJECTED", "lvis.segmentation", "[[1,2,4,2,4,6]]", "[]");
        ofLvis("REJECTED", "lvis.segmentation", "[[1,2,4,2,4,6]]", "{\"size\":[80,100],\"counts\":[7999,1]}");
    }

    @Test
    void imagesWithoutAListOfResultsAreRemarked() throws ExportException, IOException {
        finds(CocoKind.RESULTS, "REMARK", "coco.results-empty", document(IMAGE, "", POINTS));
        String box = "{\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":0.5}";
        put("results_train.JSON", "[" + box.replace("0.5", "2") + "]");
        finds(CocoKind.RESULTS, "REMARK", "coco.score", document(IMAGE, "", POINTS));
    }

    private void ofResults(String effect, String code, String results) throws ExportException, IOException {
        put("results_train.json", results);
        finds(CocoKind.RESULTS, effect, code, document(IMAGE, "", POINTS));
    }

    @Test
    void faultsOfResultsAreFound() throws ExportException, IOException {
        String box = "{\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":0.5}";
        put("results_train.json", "[" + box + "]");
        put("annotations/image_info_train.json", document(IMAGE, "", POINTS));
        assertEquals(List.of(), verify(CocoKind.RESULTS));
        ofResults("REJECTED", "coco.results-empty", "[]");
        ofResults("REJECTED", "coco.syntax", "{}");
        ofResults("REJECTED", "coco.image-unknown", "[" + box.replace("\"image_id\":5", "\"image_id\":6") + "]");
        ofResults("REJECTED", "coco.category-unknown", "[" + box.replace("y_id\":1", "y_id\":2") + "]");
        ofResults("REJECTED", "coco.score", "[" + box.replace(",\"score\":0.5", "") + "]");
        ofResults("REJECTED", "coco.score", "[" + box.replace("0.5", "NaN") + "]");
        ofResults("REMARK", "coco.score", "[" + box.replace("0.5", "1.5") + "]");
        ofResults("REJECTED", "coco.bbox", "[" + box.replace("3,4", "0,4") + "]");
        ofResults("REJECTED", "coco.result-kind", "[" + box + "," + box.replace("bbox", "keypoints") + "]");
        ofResults("REJECTED", "coco.result-kind", "[{\"image_id\":5,\"category_id\":1,\"score\":0.5}]");
        ofResults("REJECTED", "coco.keypoints", "[" + box.replace("\"bbox\":[1,2,3,4]", "\"keypoints\":[1,2,3]") + "]");
        ofResults(
                "REJECTED",
                "coco.segmentation",
                "[" + box.replace("\"bbox\":[1,2,3,4]", "\"segmentation\":[[1,2,4,2,4,6]]") + "]");
        ofResults(
                "REJECTED",
                "coco.rle",
                "[" + box.replace("\"bbox\":[1,2,3,4]", "\"segmentation\":{\"size\":[80,100],\"counts\":\"018\"}")
                        + "]");
    }
}
