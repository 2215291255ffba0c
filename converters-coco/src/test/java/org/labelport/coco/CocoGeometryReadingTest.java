package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;

/** How boxes, polygons, masks and keypoints are read. */
class CocoGeometryReadingTest {

    private static final String HEAD = "{\"id\":1,\"image_id\":5,\"category_id\":1,";
    private static final Shape TRIANGLE = Shape.Polygon.of(1, 1, 9, 1, 5.5, 8);

    private static CocoReading read(String fields) {
        return CocoReading.ofAnnotations(HEAD + fields + "}");
    }

    private static void reads(Shape expected, String fields) {
        CocoReading read = read(fields);
        assertEquals(expected, read.annotation().shape());
        assertEquals(List.of(), read.losses());
    }

    private static void changes(Shape expected, String code, String fields) {
        CocoReading read = read(fields);
        assertEquals(expected, read.annotation().shape());
        assertEquals(List.of(code), read.lossCodes());
    }

    private static void fails(String code, String fields) {
        CocoReading read = read(fields);
        assertEquals(List.of(), read.annotations());
        assertEquals(List.of(code), read.errorCodes());
        assertEquals("5", read.errors().get(0).item());
        assertEquals("1", read.errors().get(0).annotation());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void sharesOfThePicturesSidesAreNoPixels() {
        String box = "{\"id\":1,\"image_id\":5,\"category_id\":1,\"bbox\":%s,\"segmentation\":%s}";
        for (String shares : List.of("[0.1,0.2,0.3,0.4]", "[0,0,1,0.5]", "[0,0.5,0.25,0.5]")) {
            for (String region : List.of("[]", "[[0.1,0.2,0.4,0.2,0.4,0.6]]")) {
                CocoReading read = CocoReading.ofAnnotations(box.formatted(shares, region));
                assertEquals(List.of("box.invalid"), read.errorCodes(), shares);
                assertEquals(List.of(), read.annotations());
            }
        }
        for (String pixels :
                List.of("[0,0,1,1]", "[0,0,0.99,0.99]", "[0.5,0.5,1,0.5]", "[3.1,0.2,0.3,0.4]", "[0,0,0,0]")) {
            assertEquals(
                    List.of(),
                    CocoReading.ofAnnotations(box.formatted(pixels, "[]")).errorCodes(),
                    pixels);
        }
        CocoReading read = CocoReading.ofAnnotations(box.formatted("[0.1,0.2,0.3,0.4]", "[[10,20,40,20,40,60]]"));
        assertEquals(List.of(), read.errorCodes());
        assertEquals(List.of("box.recomputed"), read.lossCodes());
    }

    @Test
    void polygonsAreReadInAllSpellings() {
        reads(TRIANGLE, "\"segmentation\":[[1,1,9,1,5.5,8]]");
        reads(TRIANGLE, "\"segmentation\":[[1,1,9,1,5.5,8,1,1]],\"bbox\":[1,1,8,7]");
        reads(TRIANGLE, "\"segmentation\":[1,1,9,1,5.5,8]");
        reads(TRIANGLE, "\"segmentation\":[[1,1,9,1,5.5,8],[]],\"bbox\":[1.9,0.1,8,7]");
        reads(
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(PointList.of(1, 1, 2, 1, 2, 2), List.of()),
                        new Shape.Polygon.Part(PointList.of(5, 5, 6, 5, 6, 6, 5, 6), List.of()))),
                "\"segmentation\":[[1,1,2,1,2,2],[5,5,6,5,6,6,5,6]],\"bbox\":[1,1,5,5],\"iscrowd\":0,\"area\":9");
    }

    @Test
    void aBoxWithoutSegmentationIsReadAsABox() {
        reads(Shape.Box.of(1, 2, 3, 4), "\"bbox\":[1,2,3,4]");
        reads(Shape.Box.of(1, 2, 3, 4), "\"bbox\":[1,2,3,4],\"segmentation\":[]");
        reads(Shape.Box.of(1, 2, 3, 4), "\"bbox\":[1,2,3,4],\"segmentation\":[[]]");
        reads(Shape.Box.of(1, 2, 3, 4), "\"bbox\":[1,2,3,4],\"segmentation\":null");
        reads(Shape.Box.of(-1.5, 2e1, 0, 4), "\"bbox\":[-1.5,2e1,0,4]");
    }

    @Test
    void cvatsBoxesAreTurnedByTheirRotation() {
        reads(
                new Shape.Box(1, 2, 3, 4, Math.toRadians(-30)),
                "\"bbox\":[1,2,3,4],\"segmentation\":[],\"attributes\":{\"rotation\":330.0}");
        CocoReading upright = read("\"bbox\":[1,2,3,4],\"attributes\":{\"occluded\":false,\"rotation\":0.0}");
        assertEquals(Shape.Box.of(1, 2, 3, 4), upright.annotation().shape());
        assertEquals(Set.of("occluded"), upright.annotation().attributes().keySet());
        CocoReading text = read("\"bbox\":[1,2,3,4],\"attributes\":{\"rotation\":\"left\"}");
        assertEquals(Shape.Box.of(1, 2, 3, 4), text.annotation().shape());
        assertEquals(Set.of("rotation"), text.annotation().attributes().keySet());
        reads(TRIANGLE, "\"segmentation\":[[1,1,9,1,5.5,8]],\"attributes\":{\"rotation\":30}");
    }

    @Test
    void aBoxStandsInForABrokenSegmentation() {
        Shape box = Shape.Box.of(1, 2, 3, 4);
        for (String broken : List.of(
                "[[1,1,2,2]]",
                "[[1,1,2,2,1,1]]",
                "[[1,1,2,2,3]]",
                "[[1,1,2,2,3,3,4]]",
                "[[1,1,2,2,3,\"x\"]]",
                "[1,2,[3]]",
                "[[[1,1,2,2,3,3]]]",
                "[{}]",
                "\"text\"",
                "7",
                "{}",
                "{\"size\":[80,100]}",
                "{\"size\":[80],\"counts\":[8000]}",
                "{\"size\":[80,100],\"counts\":[7999]}",
                "{\"size\":[80,100],\"counts\":[8001,-1]}",
                "{\"size\":[80,100],\"counts\":[1.5,7998.5]}",
                "{\"size\":[80,100],\"counts\":\"\"}",
                "{\"size\":[80,100],\"counts\":\"é!\"}",
                "{\"size\":[80,100],\"counts\":{\"a\":[1]}}")) {
            changes(box, "segmentation.invalid", "\"segmentation\":" + broken + ",\"bbox\":[1,2,3,4]");
            fails("segmentation.invalid", "\"segmentation\":" + broken);
            fails("segmentation.invalid", "\"segmentation\":" + broken + ",\"bbox\":[1,2,-3,4]");
        }
    }

    @Test
    void soundPartsOfASegmentationAreKept() {
        changes(TRIANGLE, "segmentation.invalid", "\"segmentation\":[[1,1,2,2],[1,1,9,1,5.5,8]],\"bbox\":[1,1,8,7]");
        changes(TRIANGLE, "segmentation.invalid", "\"segmentation\":[[1,1,9,1,5.5,8],\"x\"]");
    }

    @Test
    void aBoxThatIsElsewhereIsReplaced() {
        String polygon = "\"segmentation\":[[1,1,9,1,5.5,8]],";
        changes(TRIANGLE, "box.recomputed", polygon + "\"bbox\":[1,1,8,8.5]");
        changes(TRIANGLE, "box.recomputed", polygon + "\"bbox\":[1,1,-8,7]");
        changes(TRIANGLE, "box.recomputed", polygon + "\"bbox\":[1,1,8]");
        changes(TRIANGLE, "box.recomputed", polygon + "\"bbox\":\"none\"");
    }

    @Test
    void aBoxThatIsNoneIsAnError() {
        fails("box.invalid", "\"bbox\":[1,2,-3,4]");
        fails("box.invalid", "\"bbox\":[1,2,3]");
        fails("box.invalid", "\"bbox\":[1,2,3,4,5]");
        fails("box.invalid", "\"bbox\":[1,2,3,\"4\"]");
        fails("box.invalid", "\"bbox\":{\"x\":1}");
    }

    @Test
    void anAnnotationWithoutGeometryIsAnError() {
        fails("geometry.missing", "\"area\":1");
        fails("geometry.missing", "\"bbox\":[],\"segmentation\":[]");
        fails("geometry.missing", "\"bbox\":null,\"segmentation\":null,\"keypoints\":[]");
    }

    @Test
    void anAreaOrNumberOfKeypointsThatIsNoneIsReported() {
        Shape box = Shape.Box.of(1, 2, 3, 4);
        for (String bad : List.of("NaN", "Infinity", "-Infinity", "1e999", "-1", "-0.5", "\"x\"", "[12]", "true")) {
            changes(box, "number.invalid", "\"bbox\":[1,2,3,4],\"area\":" + bad);
            changes(box, "number.invalid", "\"num_keypoints\":" + bad + ",\"bbox\":[1,2,3,4]");
        }
        for (String good : List.of("12", "0", "-0", "99.5", "1.2e1", "null")) {
            reads(box, "\"bbox\":[1,2,3,4],\"area\":" + good);
        }
    }

    @Test
    void aCoordinateThatIsNoFiniteNumberIsAnError() {
        fails("number.invalid", "\"bbox\":[1,2,NaN,4]");
        fails("number.invalid", "\"bbox\":[1,2,3,Infinity]");
        fails("number.invalid", "\"bbox\":[-Infinity,2,3,4]");
        fails("number.invalid", "\"bbox\":[1e999,2,3,4]");
        fails("number.invalid", "\"bbox\":[1,2,1e13,4]");
        fails("number.invalid", "\"segmentation\":[[1e308,1e308,-1e308,1e308,5,5]]");
        fails("number.invalid", "\"segmentation\":[[1,1,9,NaN,5,8]],\"bbox\":[1,2,3,4]");
        String message = read("\"bbox\":[1,2,NaN,4]").errors().get(0).message();
        assertTrue(message.contains("annotation 1 of image 5: it holds NaN at line 3, column "), message);
    }

    @Test
    void anAnnotationOfAnUnknownCategoryIsAnError() {
        CocoReading read = CocoReading.ofAnnotations("{\"id\":1,\"image_id\":5,\"category_id\":9,\"bbox\":[1,2,3,4]}");
        assertEquals(List.of("category.unknown"), read.errorCodes());
    }

    /** The example of the format's description: a mask of 4 x 5 with rows 1-2 and columns 1-3 set. */
    @Test
    void masksOfAllSpellings() throws IOException, ExportException {
        Shape.Mask expected = new Shape.Mask(1, 1, 3, 2, new int[] {0, 6});
        for (String counts : List.of("[5,2,2,2,2,2,5]", "\"5220003\"")) {
            for (String order :
                    List.of("\"size\":[4,5],\"counts\":" + counts, "\"counts\":" + counts + ",\"size\":[4,5]")) {
                CocoReading read = CocoReading.ofJson("""
                        {"images":[{"id":5,"file_name":"a.jpg","width":5,"height":4}],
                         "annotations":[{"id":1,"image_id":5,"iscrowd":1,"bbox":[1,1,3,2],
                                          "segmentation":{%s}}]}""".formatted(order));
                assertEquals(expected, read.annotation().shape());
                assertEquals(List.of(), read.losses());
            }
        }
    }

    @Test
    void aMaskOfAnotherSizeThanTheImageIsAnErrorUnlessThereIsABox() {
        changes(
                Shape.Box.of(1, 2, 3, 4),
                "mask.size-mismatch",
                "\"segmentation\":{\"size\":[100,80],\"counts\":[8000]},\"bbox\":[1,2,3,4]");
        fails("mask.size-mismatch", "\"segmentation\":{\"size\":[100,80],\"counts\":[8000]}");
        fails("mask.size-mismatch", "\"segmentation\":{\"size\":[2000000000,2000000000],\"counts\":[8000]}");
    }

    @Test
    void aBoxStandsInForAMaskWithoutAPixel() throws IOException, ExportException {
        String empty = "\"segmentation\":{\"size\":[80,100],\"counts\":[8000]}";
        changes(Shape.Box.of(1, 2, 3, 4), "segmentation.invalid", empty + ",\"bbox\":[1,2,3,4]");
        for (String none : List.of("", ",\"bbox\":[0,0,0,0]")) {
            CocoReading read =
                    CocoReading.ofAnnotations("{\"id\":1,\"image_id\":5" + ",\"category_id\":1," + empty + none + "}");
            assertEquals(0, ((Shape.Mask) read.annotation().shape()).area());
        }
    }

    @Test
    void keypointsBecomeASecondAnnotationOfAGroup() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":5,"file_name":"a.jpg","width":50,"height":40}],
                 "categories":[{"id":1,"name":"p","keypoints":["nose","eye","ear"],"skeleton":[]}],
                 "annotations":[
                  {"id":1,"image_id":5,"category_id":1,"bbox":[1,1,9,9],"num_keypoints":2,
                   "keypoints":[3,4,2,5,6,1,7,8,0]},
                  {"id":2,"image_id":5,"category_id":1,"bbox":[1,1,9,9],"keypoints":[0,0,0,0,0,0,0,0,0]},
                  {"id":3,"image_id":5,"category_id":1,"keypoints":[3,4,2,0,0,0,0,0,0]},
                  {"id":4,"image_id":5,"category_id":1,"bbox":[1,1,9,9],"keypoints":[3,4,2]},
                  {"id":5,"image_id":5,"category_id":1,"bbox":[1,1,9,9],"keypoints":[3,4,2,1,1,3,0,0,0]},
                  {"id":6,"image_id":5,"category_id":1,"bbox":[1,1,9,9],"keypoints":[3,4,2,1]},
                  {"id":7,"image_id":5,"bbox":[1,1,9,9],"keypoints":[3,4,2,1,1,1]}]}""");
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("1", "1/keypoints", "2", "3", "4", "5", "6", "7", "7/keypoints"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of("1", "1", "", "", "", "", "", "7", "7"),
                read.annotations().stream().map(Annotation::group).toList());
        assertEquals(
                new Shape.Points(List.of(
                        new Keypoint("nose", 3, 4, Keypoint.Visibility.VISIBLE),
                        new Keypoint("eye", 5, 6, Keypoint.Visibility.OCCLUDED),
                        new Keypoint("ear", 0, 0, Keypoint.Visibility.NOT_LABELLED))),
                read.annotations().get(1).shape());
        assertEquals(List.of("keypoints.invalid", "keypoints.invalid", "keypoints.invalid"), read.lossCodes());
    }

    @Test
    void extrasOfTheAnnotationSurviveItsKeypoints() {
        CocoReading read = read("\"bbox\":[1,1,9,9],\"keypoints\":[3,4,2],\"attributes\":{\"a\":1}");
        assertEquals(2, read.annotations().size());
        assertEquals(Map.of(), read.annotations().get(1).attributes());
    }
}
