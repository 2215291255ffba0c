package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.JsonText;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

class GeometryTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static Shape shape(String key, String value) throws JsonProcessingException, ItemException {
        return Geometry.shape(key, json(value), AssetKind.PICTURE);
    }

    @Test
    void boxesDrawnBackwardsAreTheSameBoxes() throws Exception {
        assertEquals(
                Shape.Box.of(420, 279.5, 80, 120.5),
                shape("bounding-box", "{'x':500,'y':400,'width':-80,'height':-120.5}"));
    }

    /** Corners and angle of the platform's documentation. */
    @Test
    void rotatedBoxesAreWhereTheirCornersAre() throws Exception {
        String turned = "'x':173,'y':101.8,'width':6,'height':92,'rotation':-41";
        Shape.Box byCorners = (Shape.Box)
                shape(
                        "rotated-bounding-box",
                        "{" + turned
                                + ",'corners':[[173,101.8],[233.357431,171.233281],[237.885688,167.296927],[177.528257,97.863646]]}");
        Shape.Box byAngle = (Shape.Box) shape("rotated-bounding-box", "{" + turned + "}");
        assertEquals(Math.toRadians(-41), byCorners.angle(), 1e-6);
        assertEquals(205.442844, byCorners.x() + byCorners.width() / 2, 1e-6);
        assertEquals(134.5484635, byCorners.y() + byCorners.height() / 2, 1e-6);
        assertEquals(6, byCorners.width(), 1e-5);
        assertEquals(92, byCorners.height(), 1e-5);
        assertEquals(byCorners.x(), byAngle.x(), 1e-5);
        assertEquals(byCorners.y(), byAngle.y(), 1e-5);
        assertEquals(byCorners.angle(), byAngle.angle(), 1e-6);
    }

    @Test
    void zonesArePartsAndEmptyOnesAreNone() throws Exception {
        String hole = "[[10,10],[20,10],[20,20]]";
        for (String holes : List.of("[" + hole + "]", hole)) {
            assertEquals(
                    new Shape.Polygon(List.of(
                            new Shape.Polygon.Part(
                                    PointList.of(0, 0, 50, 0, 50, 50), List.of(PointList.of(10, 10, 20, 10, 20, 20))),
                            new Shape.Polygon.Part(PointList.of(100, 100, 120, 100, 110, 130), List.of()))),
                    shape(
                            "segmentation",
                            "{'zones':[{'region':[[0,0],[50,0],[50,50]],'holes':" + holes
                                    + "},{'region':[[100,100],[120,100],[110,130]],'holes':[]},{'region':[],'holes':[]}]}"));
        }
    }

    @Test
    void rangesAreOfTextOrOfTime() throws Exception {
        JsonNode range = json("{'start':2,'end':6}");
        assertEquals(new Shape.Span(List.of(new Shape.Span.Range(2, 6))), Geometry.shape("ner", range, AssetKind.TEXT));
        assertEquals(new Shape.Interval(2_000_000, 6_000_000, -1), Geometry.shape("ner", range, AssetKind.AUDIO));
    }

    /** Shown at 299.8 x 599.8, kept as 300 x 600. */
    @Test
    void areasOfPagesAreInPixelsOfTheirPage() throws Exception {
        Shape.Box box = (Shape.Box) shape(
                "pdf",
                "{'position':{'boundingRect':{'x1':149.9,'y1':59.98,'x2':74.95,'y2':29.99,'width':299.8,'height':599.8},"
                        + "'pageNumber':2}}");
        assertEquals(75, box.x(), 1e-9);
        assertEquals(30, box.y(), 1e-9);
        assertEquals(75, box.width(), 1e-9);
        assertEquals(30, box.height(), 1e-9);
    }

    @Test
    void whatHasNoPlaceAmongTheShapesIsKept() throws Exception {
        for (String key : List.of("bounding-box", "polyline")) {
            String voxels = "{'x1':120,'y1':88,'z1':14,'x2':96,'y2':110,'z2':20}";
            assertEquals(new Shape.Other(key, JsonText.of(voxels.replace('\'', '"'))), shape(key, voxels));
        }
        assertEquals(new Shape.Other("ellipsoid", JsonText.of("{\"a\":1}")), shape("ellipsoid", "{'a':1}"));
    }

    @Test
    void brokenShapesAreRefused() {
        for (List<String> broken : List.of(
                List.of("bounding-box", "{'x':1,'y':2,'width':'3','height':4}"),
                List.of("bounding-box", "[]"),
                List.of("polygon", "{}"),
                List.of("polygon", "[[1,2],[3]]"),
                List.of("polygon", "[[1,2],[1e999,4]]"),
                List.of("point", "7"),
                List.of("ner", "{'start':2}"),
                List.of("pdf", "{'position':{'pageNumber':1}}"))) {
            ItemException refused =
                    assertThrows(ItemException.class, () -> shape(broken.get(0), broken.get(1)), broken::toString);
            assertEquals("ango.geometry", refused.code());
        }
    }
}
