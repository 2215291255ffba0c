package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.coco.file.CocoKind;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** Every rule finds the file that breaks it, and no other. */
class CocoVerifierTest {

    private static final String IMAGE = "{\"id\":5,\"file_name\":\"a.jpg\",\"width\":100,\"height\":80}";
    private static final String CATEGORY = "{\"id\":1,\"name\":\"cat\",\"supercategory\":\"\"}";
    private static final String ENTRY =
            "{\"id\":1,\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4],\"area\":12,\"iscrowd\":0,\"segmentation\":[]}";
    private static final String POINTS =
            "{\"id\":1,\"name\":\"face\",\"supercategory\":\"\",\"keypoints\":[\"l\",\"r\"],\"skeleton\":[[1,2]]}";

    @TempDir
    Path folder;

    private static String document(String image, String annotation, String category) {
        return "{\"info\":{},\"licenses\":[],\n\"images\":[\n" + image + "\n],\n\"annotations\":[\n" + annotation
                + "\n],\n\"categories\":[\n" + category + "\n]}";
    }

    private void put(String name, String json) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), json.getBytes(StandardCharsets.UTF_8));
    }

    private List<Problem> verify(CocoKind kind) throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        CocoVerifier.of(kind)
                .verify(Requests.verify(
                        folder,
                        Options.check("format", List.of(), Map.of()),
                        folder,
                        file -> new Media.Image(Blob.ABSENT, 100, 80, Files.size(file) > 0 ? 6 : 1),
                        problems::add));
        problems.remove(Problem.of(
                Problem.Effect.REMARK, "coco.image-missing", "", "none of the pictures is there; training needs them"));
        for (Problem problem : problems) {
            assertEquals(1, problem.message().lines().count(), problem.message());
        }
        return problems;
    }

    private void finds(CocoKind kind, String effect, String code, String json) throws ExportException, IOException {
        put("annotations/" + kind.task() + "_train.json", json);
        List<Problem> found = verify(kind);
        assertEquals(
                List.of(effect + " " + code),
                found.stream()
                        .map(problem -> problem.effect() + " " + problem.code())
                        .toList(),
                json + "\n" + found);
    }

    private void ofEntry(String effect, String code, String from, String to) throws ExportException, IOException {
        assertTrue(ENTRY.contains(from), from);
        finds(CocoKind.INSTANCES, effect, code, document(IMAGE, ENTRY.replace(from, to), CATEGORY));
    }

    private void ofImage(String effect, String code, String from, String to) throws ExportException, IOException {
        String entry = ENTRY.replace("\"image_id\":5", "\"image_id\":7");
        String second = IMAGE.replace("\"id\":5", "\"id\":7").replace("a.jpg", "b.jpg");
        finds(CocoKind.INSTANCES, effect, code, document(IMAGE.replace(from, to) + ",\n" + second, entry, CATEGORY));
    }

    private void ofCategory(String effect, String code, String categories) throws ExportException, IOException {
        finds(CocoKind.INSTANCES, effect, code, document(IMAGE, "", categories));
    }

    @Test
    void aGoodFileHasNoProblem() throws ExportException, IOException {
        put("annotations/instances_train.json", document(IMAGE, ENTRY, CATEGORY));
        assertEquals(List.of(), verify(CocoKind.INSTANCES));
    }

    @Test
    void theLineAndThePlaceAreNamed() throws ExportException, IOException {
        put(
                "annotations/instances_train.json",
                document(IMAGE, ENTRY + ",\n" + ENTRY.replace("\"id\":1,", "\"id\":0,"), CATEGORY));
        Problem problem = verify(CocoKind.INSTANCES).get(0);
        assertEquals("annotations/instances_train.json", problem.file());
        assertEquals(7, problem.line());
        assertTrue(problem.message().startsWith("annotations[1]: its id is 0"), problem.message());
    }

    @Test
    void keysThatAreThereTwice() throws ExportException, IOException {
        ofEntry("DAMAGED", "coco.key-repeated", "\"area\":12,", "\"area\":13,\"area\":12,");
        ofEntry("DAMAGED", "coco.key-repeated", "\"area\":12,", "\"area\":12,\"note\":1,\"note\":2,");
        ofEntry("DAMAGED", "coco.key-repeated", "\"area\":12,", "\"area\":12,\"attributes\":{\"a\":1,\"a\":2},");
        String rle = "{\"size\":[80,100],\"counts\":[8000],\"size\":[80,100]}";
        ofEntry("DAMAGED", "coco.key-repeated", "\"segmentation\":[]", "\"segmentation\":" + rle);
        ofImage("DAMAGED", "coco.key-repeated", "\"width\":100", "\"width\":100,\"width\":100");
        ofCategory("DAMAGED", "coco.key-repeated", CATEGORY.replace("\"id\":1", "\"id\":1,\"id\":1"));
        String twice = document(IMAGE, ENTRY, CATEGORY).replace("\"licenses\"", "\"info\"");
        put("annotations/instances_train.json", twice);
        assertEquals(
                List.of("coco.key-repeated", "coco.key-missing"),
                verify(CocoKind.INSTANCES).stream().map(Problem::code).toList());
    }

    @Test
    void equalKeysOfDifferentObjectsAreNotRepeated() throws ExportException, IOException {
        String other = ENTRY.replace("\"id\":1,", "\"id\":2,\"a\":{\"x\":1},\"b\":{\"x\":1},");
        put("annotations/instances_train.json", document(IMAGE, ENTRY + ",\n" + other, CATEGORY));
        assertEquals(List.of(), verify(CocoKind.INSTANCES));
    }

    @Test
    void idsOfAnnotations() throws ExportException, IOException {
        ofEntry("REJECTED", "coco.annotation-id", "\"id\":1,", "");
        ofEntry("DAMAGED", "coco.annotation-id", "\"id\":1,", "\"id\":0,");
        ofEntry("DAMAGED", "coco.annotation-id", "\"id\":1,", "\"id\":\"1\",");
        ofEntry("DAMAGED", "coco.annotation-id", "\"id\":1,", "\"id\":1.5,");
        ofEntry("DAMAGED", "coco.annotation-id", "\"id\":1,", "\"id\":2147483648,");
        ofEntry("DAMAGED", "coco.annotation-id", "\"id\":1,", "\"id\":123456789012345678901,");
        ofEntry("DAMAGED", "coco.annotation-id", "\"id\":1,", "\"id\":-1,");
        finds(CocoKind.INSTANCES, "DAMAGED", "coco.annotation-id", document(IMAGE, ENTRY + "," + ENTRY, CATEGORY));
    }

    @Test
    void referencesOfAnnotations() throws ExportException, IOException {
        ofEntry("REJECTED", "coco.image-unknown", "\"image_id\":5", "\"image_id\":6");
        ofEntry("REJECTED", "coco.image-unknown", "\"image_id\":5,", "");
        ofEntry("DAMAGED", "coco.image-unknown", "\"image_id\":5", "\"image_id\":\"5\"");
        ofEntry("REJECTED", "coco.category-unknown", "\"category_id\":1", "\"category_id\":2");
        ofEntry("REJECTED", "coco.category-unknown", "\"category_id\":1,", "");
        ofEntry("DAMAGED", "coco.category-unknown", "\"category_id\":1", "\"category_id\":\"1\"");
        finds(CocoKind.INSTANCES, "REJECTED", "coco.annotation", document(IMAGE, "7", CATEGORY));
    }

    @Test
    void boxesAreasAndCrowds() throws ExportException, IOException {
        ofEntry("REJECTED", "coco.bbox", "\"bbox\":[1,2,3,4],", "");
        ofEntry("REJECTED", "coco.bbox", "[1,2,3,4]", "[1,2,3]");
        ofEntry("REJECTED", "coco.bbox", "[1,2,3,4]", "[1,2,\"3\",4]");
        ofEntry("REJECTED", "coco.bbox", "[1,2,3,4]", "[1,2,0,4]");
        ofEntry("REJECTED", "coco.bbox", "[1,2,3,4]", "[1,2,3,-4]");
        ofEntry("REMARK", "coco.bbox", "[1,2,3,4]", "[1,2,0.9,4]");
        ofEntry("DAMAGED", "coco.bbox", "[1,2,3,4]", "[-5,2,30,40]");
        ofEntry("DAMAGED", "coco.bbox", "[1,2,3,4]", "[90,2,20,40]");
        ofEntry("REJECTED", "coco.number", "[1,2,3,4]", "[1,NaN,3,4]");
        ofEntry("REJECTED", "coco.area", "\"area\":12,", "");
        ofEntry("REJECTED", "coco.area", "\"area\":12", "\"area\":\"12\"");
        ofEntry("DAMAGED", "coco.area", "\"area\":12", "\"area\":0");
        ofEntry("DAMAGED", "coco.area", "\"area\":12", "\"area\":NaN");
        ofEntry("REJECTED", "coco.iscrowd", "\"iscrowd\":0,", "");
        ofEntry("REJECTED", "coco.iscrowd", "\"iscrowd\":0", "\"iscrowd\":2");
        ofEntry("REJECTED", "coco.iscrowd", "\"iscrowd\":0", "\"iscrowd\":false");
    }

    @Test
    void segmentations() throws ExportException, IOException {
        ofEntry("REJECTED", "coco.polygon", "\"segmentation\":[]", "\"segmentation\":[[1,2,3,4]]");
        ofEntry("REJECTED", "coco.polygon", "\"segmentation\":[]", "\"segmentation\":[[1,2,3,4,5,6,7]]");
        ofEntry("REJECTED", "coco.polygon", "\"segmentation\":[]", "\"segmentation\":[1,2,3,4,5,6]");
        ofEntry("REJECTED", "coco.polygon", "\"segmentation\":[]", "\"segmentation\":[[1,2,3,4,5,\"6\"]]");
        ofEntry("DAMAGED", "coco.polygon", "\"segmentation\":[]", "\"segmentation\":[[1,2,30,4,5,90]]");
        ofEntry("REJECTED", "coco.number", "\"segmentation\":[]", "\"segmentation\":[[1,2,3,4,5,Infinity]]");
        ofEntry("REJECTED", "coco.segmentation", "\"segmentation\":[]", "\"segmentation\":\"x\"");
        ofEntry("REJECTED", "coco.segmentation", "\"segmentation\":[]", "\"segmentation\":{\"counts\":[8000]}");
        ofEntry("REJECTED", "coco.rle", "[]", "{\"size\":[100,80],\"counts\":[8000]}");
        ofEntry("REJECTED", "coco.rle", "[]", "{\"size\":[80,100],\"counts\":[7999]}");
        ofEntry("REJECTED", "coco.rle", "[]", "{\"size\":[80,100],\"counts\":[8001,-1]}");
        ofEntry("REJECTED", "coco.rle", "[]", "{\"size\":[80,100],\"counts\":\"018\"}");
        ofEntry("REJECTED", "coco.rle", "[]", "{\"size\":[80,100],\"counts\":\"!\"}");
        finds(CocoKind.STUFF, "REJECTED", "coco.segmentation", document(IMAGE, ENTRY, CATEGORY));
    }

    @Test
    void images() throws ExportException, IOException {
        ofImage("REJECTED", "coco.image-id", "\"id\":5,", "");
        ofImage("REMARK", "coco.image-id", "\"id\":5", "\"id\":0");
        ofImage("DAMAGED", "coco.image-id", "\"id\":5", "\"id\":\"5\"");
        ofImage("DAMAGED", "coco.image-id", "\"id\":5", "\"id\":7");
        ofImage("DAMAGED", "coco.image-id", "\"id\":5", "\"id\":3000000000");
        ofImage("REJECTED", "coco.image-size", "\"width\":100,", "");
        ofImage("REJECTED", "coco.image-size", "\"height\":80", "\"height\":0");
        ofImage("REJECTED", "coco.image-size", "\"height\":80", "\"height\":80.5");
        ofImage("REJECTED", "coco.image-name", "\"file_name\":\"a.jpg\",", "");
        ofImage("DAMAGED", "coco.image-name", "a.jpg", "../a.jpg");
        ofImage("DAMAGED", "coco.image-name", "a.jpg", "/a.jpg");
        ofImage("DAMAGED", "coco.image-name", "a.jpg", "x\\\\a.jpg");
    }

    @Test
    void pictures() throws ExportException, IOException {
        put("images/train/b.jpg", "");
        ofImage("REJECTED", "coco.image-missing", "a.jpg", "a.jpg");
        put("images/train/a.jpg", "");
        ofImage("DAMAGED", "coco.image-size", "\"width\":100", "\"width\":101");
        put("images/train/a.jpg", "turned");
        ofImage("REMARK", "coco.image-turned", "\"width\":100", "\"width\":100");
        ofImage("REMARK", "coco.image-turned", "\"width\":100,\"height\":80", "\"width\":80,\"height\":100");
    }

    @Test
    void withoutAnyPictureOneRemarkSaysSo() throws ExportException, IOException {
        put("annotations/instances_train.json", document(IMAGE, ENTRY, CATEGORY));
        List<Problem> problems = new ArrayList<>();
        CocoVerifier.ofAll()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", List.of(), Map.of()),
                        folder,
                        file -> Media.Image.of(Blob.ABSENT, 1, 1),
                        problems::add));
        assertEquals(
                List.of("REMARK coco.image-missing"),
                problems.stream()
                        .map(problem -> problem.effect() + " " + problem.code())
                        .toList());
    }

    @Test
    void categories() throws ExportException, IOException {
        ofCategory("REJECTED", "coco.category-id", CATEGORY.replace("\"id\":1,", ""));
        ofCategory("DAMAGED", "coco.category-id", CATEGORY.replace("\"id\":1", "\"id\":\"1\""));
        ofCategory("REMARK", "coco.category-id", CATEGORY.replace("\"id\":1", "\"id\":2"));
        ofCategory("REJECTED", "coco.category-name", CATEGORY.replace("cat\"", "\""));
        ofCategory("DAMAGED", "coco.category-name", CATEGORY + "," + CATEGORY.replace("\"id\":1", "\"id\":2"));
        ofCategory("REMARK", "coco.category-name", CATEGORY.replace("cat\"", "c\\nat\""));
        put("annotations/instances_train.json", document(IMAGE, "", CATEGORY.replace("\"id\":1", "\"id\":0")));
        assertEquals(
                List.of("DAMAGED", "REMARK"),
                verify(CocoKind.INSTANCES).stream().map(p -> p.effect().name()).toList());
        put(
                "annotations/instances_train.json",
                document(IMAGE, "", CATEGORY + "," + CATEGORY.replace("cat\"", "dog\"")));
        assertEquals(
                List.of("DAMAGED", "REMARK"),
                verify(CocoKind.INSTANCES).stream().map(p -> p.effect().name()).toList());
    }

    @Test
    void filesAsAWhole() throws ExportException, IOException {
        String good = document(IMAGE, ENTRY, CATEGORY);
        finds(CocoKind.INSTANCES, "REJECTED", "coco.byte-order-mark", "\uFEFF" + good);
        finds(CocoKind.INSTANCES, "REJECTED", "coco.syntax", good.substring(0, 150));
        finds(CocoKind.INSTANCES, "REJECTED", "coco.syntax", good.replace("\"images\":[", "\"images\":[,"));
        finds(CocoKind.INSTANCES, "REMARK", "coco.key-missing", good.replace("\"info\":{},", ""));
        finds(CocoKind.INSTANCES, "REMARK", "coco.key-missing", good.replace("\"licenses\":[],", ""));
        finds(
                CocoKind.INSTANCES,
                "REJECTED",
                "coco.key-missing",
                document(IMAGE, "", CATEGORY).replace("\"annotations\":[\n\n],", ""));
        finds(
                CocoKind.INSTANCES,
                "REJECTED",
                "coco.key-missing",
                document(IMAGE, "", "").replace(",\n\"categories\":[\n\n]", ""));
        Files.delete(folder.resolve("annotations/instances_train.json"));
        put("annotations/train.json", good);
        assertEquals(
                List.of("coco.file-name"),
                verify(CocoKind.INSTANCES).stream().map(Problem::code).toList());
        Files.delete(folder.resolve("annotations/train.json"));
        assertTrue(assertThrows(ExportException.class, () -> verify(CocoKind.INSTANCES))
                .line()
                .startsWith("verify.missing"));
    }

    private void ofPoints(String effect, String code, String from, String to) throws ExportException, IOException {
        String entry = ENTRY.replace("}", ",\"keypoints\":[1,2,2,0,0,0],\"num_keypoints\":1}");
        String good = document(IMAGE, entry, POINTS);
        assertTrue(good.contains(from), from);
        finds(CocoKind.KEYPOINTS, effect, code, good.replace(from, to));
    }

    @Test
    void keypoints() throws ExportException, IOException {
        ofPoints("REJECTED", "coco.keypoints", "[1,2,2,0,0,0]", "[1,2,2]");
        ofPoints("REJECTED", "coco.keypoints", "\"keypoints\":[1,2,2,0,0,0],", "");
        ofPoints("DAMAGED", "coco.keypoints", "[1,2,2,0,0,0]", "[1,2,3,0,0,0]");
        ofPoints("REJECTED", "coco.number", "[1,2,2,0,0,0]", "[1,NaN,2,0,0,0]");
        ofPoints("REJECTED", "coco.num-keypoints", ",\"num_keypoints\":1", "");
        ofPoints("DAMAGED", "coco.num-keypoints", "\"num_keypoints\":1", "\"num_keypoints\":2");
        ofPoints("DAMAGED", "coco.skeleton", "[[1,2]]", "[[0,1]]");
        ofPoints("REJECTED", "coco.skeleton", "[[1,2]]", "[[1,3]]");
        ofPoints("REJECTED", "coco.skeleton", ",\"skeleton\":[[1,2]]", "");
        ofPoints(
                "REMARK",
                "coco.keypoints-unequal",
                POINTS,
                POINTS + ",{\"id\":2,\"name\":\"x\",\"keypoints\":[],\"skeleton\":[]}");
    }

    @Test
    void captions() throws ExportException, IOException {
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
    void labels() throws ExportException, IOException {
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
    void lvis() throws ExportException, IOException {
        ofLvis("REJECTED", "lvis.key-missing", "\"neg_category_ids\":[],", "");
        ofLvis("REJECTED", "lvis.key-missing", "\"frequency\":\"r\"", "\"frequency\":\"x\"");
        ofLvis("REJECTED", "lvis.key-missing", ",\"instance_count\":1", "");
        ofLvis("REJECTED", "coco.image-name", "train/a.jpg", "a.jpg");
        ofLvis("REJECTED", "lvis.segmentation", "[[1,2,4,2,4,6]]", "[]");
        ofLvis("REJECTED", "lvis.segmentation", "[[1,2,4,2,4,6]]", "{\"size\":[80,100],\"counts\":[7999,1]}");
    }

    private void ofResults(String effect, String code, String results) throws ExportException, IOException {
        put("results_train.json", results);
        finds(CocoKind.RESULTS, effect, code, document(IMAGE, "", POINTS));
    }

    @Test
    void results() throws ExportException, IOException {
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
