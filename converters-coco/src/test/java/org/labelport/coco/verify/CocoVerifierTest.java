package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoKind;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** Every rule that holds for all annotations finds the file that breaks it, and no other. */
class CocoVerifierTest extends CocoVerifying {

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
    void videosOfOneIdAreFound() throws ExportException, IOException {
        String videos = "{\"videos\":[{\"id\":1,\"name\":\"a\"},{\"id\":1,\"name\":\"b\"},{\"id\":2}],";
        finds(
                CocoKind.INSTANCES,
                "DAMAGED",
                "coco.video-id",
                document(IMAGE, ENTRY, CATEGORY).replaceFirst("\\{", videos));
        put("annotations/instances_train.json", document(IMAGE, ENTRY, CATEGORY).replaceFirst("\\{", "{\"videos\":5,"));
        assertEquals(List.of(), verify(CocoKind.INSTANCES));
    }

    @Test
    void filesThatAreNotReadAreTold() throws ExportException, IOException {
        put("annotations/instances_val.json", document(IMAGE, ENTRY, CATEGORY));
        put("train/_annotations.coco.json", document(IMAGE, ENTRY, CATEGORY));
        finds(CocoKind.INSTANCES, "REMARK", "coco.file-ignored", document(IMAGE, ENTRY, CATEGORY));
        assertEquals(
                "train/_annotations.coco.json",
                verify(CocoKind.INSTANCES).get(0).file());
    }

    @Test
    void anEmptyListOfKeypointsIsNoFaultOfInstances() throws ExportException, IOException {
        put(
                "annotations/instances_train.json",
                document(IMAGE, ENTRY.replace("\"area\"", "\"keypoints\":[],\"area\""), CATEGORY));
        assertEquals(List.of(), verify(CocoKind.INSTANCES));
    }

    @Test
    void aFileInUtf16IsNotRead() throws ExportException, IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            put("annotations/instances_train.json", "");
            Files.write(
                    folder.resolve("annotations/instances_train.json"),
                    ("\uFEFF" + document(IMAGE, ENTRY, CATEGORY)).getBytes(charset));
            assertEquals(
                    List.of("coco.syntax"),
                    verify(CocoKind.INSTANCES).stream().map(Problem::code).toList());
        }
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
    void aFileThatIsNamedAfterASplitHasItsPicturesInTheFolderOfThatName() throws ExportException, IOException {
        put("annotations/train.json", document(IMAGE, ENTRY, CATEGORY));
        put("train/a.jpg", "broken");
        assertTrue(verify(CocoKind.INSTANCES).stream()
                .anyMatch(problem -> problem.code().equals("coco.image-unreadable")));
    }

    @Test
    void keysThatAreThereTwice() throws ExportException, IOException {
        ofEntry("DAMAGED", "coco.key-repeated", "\"area\":12,", "\"area\":13,\"area\":12,");
        ofEntry("DAMAGED", "coco.key-repeated", "\"area\":12,", "\"area\":12,\"note\":1,\"note\":2,");
        ofEntry("DAMAGED", "coco.key-repeated", "\"area\":12,", "\"area\":12,\"attributes\":{\"a\":1,\"a\":2},");
        String rle = "{\"size\":[80,100],\"counts\":[7999,1],\"size\":[80,100]}";
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
    void attributesThatFiftyOneTakesForSomethingElse() throws ExportException, IOException {
        ofEntry("REMARK", "coco.attribute-name", "\"area\":12,", "\"area\":12,\"attributes\":{\"label\":\"x\"},");
        ofEntry("REMARK", "coco.attribute-name", "\"area\":12,", "\"area\":12,\"attributes\":{\"area\":\"x\"},");
        String named = ENTRY.replace("\"area\":12,", "\"area\":12,\"attributes\":{\"colour\":\"x\",\"id\":1},");
        String other = named.replace("\"id\":1,\"image_id\"", "\"id\":2,\"image_id\"");
        finds(CocoKind.INSTANCES, "REMARK", "coco.attribute-name", document(IMAGE, named + "," + other, CATEGORY));
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
        ofEntry("REJECTED", "coco.iscrowd", "\"iscrowd\":0", "\"iscrowd\":[]");
        ofEntry("REMARK", "coco.iscrowd", "\"iscrowd\":0", "\"iscrowd\":false");
    }

    @Test
    void faultsOfSegmentationsAreFound() throws ExportException, IOException {
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
    void regionsInWhichPycocotoolsFindsNoPixelAreFound() throws ExportException, IOException {
        ofEntry("REMARK", "coco.mask-empty", "\"segmentation\":[]", "\"segmentation\":[[1,1,2,1,2,2]]");
        ofEntry(
                "REMARK",
                "coco.mask-empty",
                "\"segmentation\":[]",
                "\"segmentation\":[[1,1,2,1,2,2],[0,0.5,9,0.5,9,0.9,0,0.9]]");
        ofEntry("REMARK", "coco.mask-empty", "[]", "{\"size\":[80,100],\"counts\":[8000]}");
        ofEntry("REMARK", "coco.mask-empty", "[]", "{\"size\":[80,100],\"counts\":[1,0,7999]}");
        for (String good : List.of("[[1,1,2,1,2,2],[1,1,2,1,2,2,1,2]]", "{\"size\":[80,100],\"counts\":[1,1,7998]}")) {
            put(
                    "annotations/instances_train.json",
                    document(IMAGE, ENTRY.replace("\"segmentation\":[]", "\"segmentation\":" + good), CATEGORY));
            assertEquals(List.of(), verify(CocoKind.INSTANCES), good);
        }
    }

    @Test
    void faultsOfImagesAreFound() throws ExportException, IOException {
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
    void picturesThatAreMissingOrOfAnotherSizeAreFound() throws ExportException, IOException {
        put("images/train/b.jpg", "");
        ofImage("REJECTED", "coco.image-missing", "a.jpg", "a.jpg");
        put("images/train/a.jpg", "");
        ofImage("DAMAGED", "coco.image-size", "\"width\":100", "\"width\":101");
        put("images/train/a.jpg", "turned");
        ofImage("REMARK", "coco.image-turned", "\"width\":100", "\"width\":100");
        ofImage("REMARK", "coco.image-turned", "\"width\":100,\"height\":80", "\"width\":80,\"height\":100");
        put("images/train/a.jpg", "broken");
        ofImage("REJECTED", "coco.image-unreadable", "a.jpg", "a.jpg");
    }

    @Test
    void picturesAreWhereAFileOfAnyNameNamesThem() throws ExportException, IOException {
        for (String pictures : List.of("data/", "")) {
            put(pictures + "a.jpg", "broken");
            put("labels.json", document(IMAGE, ENTRY, CATEGORY));
            assertEquals(
                    List.of("coco.file-name", "coco.image-unreadable"),
                    verify(CocoKind.INSTANCES).stream().map(Problem::code).toList());
            Files.delete(folder.resolve(pictures + "a.jpg"));
        }
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
    void faultsOfCategoriesAreFound() throws ExportException, IOException {
        ofCategory("REJECTED", "coco.category-id", CATEGORY.replace("\"id\":1,", ""));
        ofCategory("DAMAGED", "coco.category-id", CATEGORY.replace("\"id\":1", "\"id\":\"1\""));
        ofCategory("REMARK", "coco.category-id", CATEGORY.replace("\"id\":1", "\"id\":2"));
        ofCategory("REJECTED", "coco.category-name", CATEGORY.replace("cat\"", "\""));
        ofCategory("DAMAGED", "coco.category-name", CATEGORY + "," + CATEGORY.replace("\"id\":1", "\"id\":2"));
        ofCategory("REMARK", "coco.category-name", CATEGORY.replace("cat\"", "c\\nat\""));
        put(
                "annotations/instances_train.json",
                document(IMAGE, "", CATEGORY + "," + CATEGORY.replace("cat\"", "dog\"")));
        assertEquals(
                List.of("DAMAGED", "REMARK"),
                verify(CocoKind.INSTANCES).stream().map(p -> p.effect().name()).toList());
    }

    @Test
    void aListUnderAnotherNameIsToldHowResultsAreFound() throws ExportException, IOException {
        put("bbox_results.json", "[{\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":0.5}]");
        List<Problem> problems = verify(CocoKind.INSTANCES);
        assertTrue(problems.toString().contains("call it results_<split>.json"), problems.toString());
    }

    @Test
    void aCategory0IsAFaultOnlyIfAnAnnotationHasIt() throws ExportException, IOException {
        String zero = CATEGORY.replace("\"id\":1", "\"id\":0");
        String entry = ENTRY.replace("\"category_id\":1", "\"category_id\":0");
        put("annotations/instances_train.json", document(IMAGE, "", zero));
        assertEquals(
                List.of("REMARK", "REMARK"),
                verify(CocoKind.INSTANCES).stream().map(p -> p.effect().name()).toList());
        put("annotations/instances_train.json", document(IMAGE, entry, zero));
        assertEquals(
                List.of("coco.category-id"),
                verify(CocoKind.INSTANCES).stream()
                        .filter(p -> p.effect() == Problem.Effect.DAMAGED)
                        .map(Problem::code)
                        .toList());
    }

    @Test
    void filesOfWideCharactersAreFound() throws ExportException, IOException {
        String good = document(IMAGE, ENTRY, CATEGORY);
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16")) {
            Files.createDirectories(folder.resolve("annotations"));
            Files.write(folder.resolve("annotations/instances_train.json"), good.getBytes(charset));
            assertEquals(
                    List.of("coco.syntax"),
                    verify(CocoKind.INSTANCES).stream().map(Problem::code).toList(),
                    charset);
        }
    }

    @Test
    void idsAreShownAsTheFileSpellsThem() throws ExportException, IOException {
        for (String id : List.of("\"7\"", "7.0")) {
            put(
                    "annotations/instances_train.json",
                    document(IMAGE, ENTRY.replace("{\"id\":1", "{\"id\":" + id), CATEGORY));
            assertTrue(verify(CocoKind.INSTANCES).get(0).message().contains("its id " + id + " is not a whole number"));
        }
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
}
