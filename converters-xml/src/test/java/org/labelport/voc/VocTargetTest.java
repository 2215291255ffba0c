package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Value;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests how the content of XML files is read. */
class VocTargetTest extends VocFixture {

    @Test
    void realDataIsReadCompletely() throws Exception {
        Path raccoon = Path.of(System.getProperty("labelport.realData", ""), "voc/raccoon");
        Assumptions.assumeTrue(Files.isDirectory(raccoon), "no real data at " + raccoon);

        Trial read = Trial.read(new VocTarget(), Map.of("path", raccoon.toString()), temp);

        assertEquals(List.of(), read.errors());
        assertEquals(200, read.items().size());
        assertEquals(
                217,
                read.items().stream()
                        .mapToInt(item -> item.annotations().size())
                        .sum());
        Set<String> categories = read.items().stream()
                .flatMap(item -> item.annotations().stream())
                .map(Annotation::category)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("raccoon"), categories);
        assertEquals("raccoon-1", read.items().get(0).id());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void aFileWithPolygonsIsSegmented() throws Exception {
        String polygon = "<polygon><x1>2</x1><y1>3</y1><x2>9</x2><y2>3</y2><x3>9</x3><y3>8</y3></polygon>";
        xml("a.xml", SIZE + "<segmented>1</segmented>" + object("cat", polygon, 2, 3, 9, 8));
        xml("b.xml", SIZE + "<segmented>1</segmented>" + object("cat", "", 2, 3, 9, 8));
        assertEquals(List.of("b"), read("").losses().stream().map(Loss::item).toList());
    }

    @Test
    void sharesOfThePicturesSidesAreNoPixels() throws Exception {
        String box = "<bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox>";
        xml(
                "a.xml",
                SIZE + "<object><name>cat</name>" + box.formatted("0.1", "0", "0.9", "1")
                        + "</object><object><name>cat</name>" + box.formatted("0", "0", "1", "1")
                        + "</object><object><name>cat</name>" + box.formatted("0.5", "0.5", "1.5", "1") + "</object>");

        Trial read = read("");

        assertEquals(List.of("box.invalid"), read.errorCodes());
        assertEquals(2, read.items().get(0).annotations().size());
    }

    @Test
    void polygonsOfObjectsAreRead() throws Exception {
        String box = "<bndbox><xmin>2</xmin><ymin>3</ymin><xmax>9</xmax><ymax>8</ymax></bndbox>";
        String triangle = "<polygon><x1>2.5</x1><y1>3</y1><x2>9</x2><y2>3</y2><x3>9</x3><y3>8</y3></polygon>";
        xml(
                "Annotations/a.xml",
                "<filename>a.jpg</filename>" + SIZE
                        + "<object><name>same</name>" + box + triangle + "</object>"
                        + "<object><name>other</name>" + box.replace("9", "19") + triangle + "</object>"
                        + "<object><name>parts</name>" + box + triangle + triangle.replace("2.5", "2") + "</object>"
                        + "<object><name>none</name>" + box + "<polygon><x1>2</x1><y1>3</y1></polygon></object>"
                        + "<object><name>pt</name>" + box + "<polygon><pt><x>2</x></pt></polygon></object>");

        Trial read = read("");

        Shape.Polygon polygon = Shape.Polygon.of(2.5, 3, 9, 3, 9, 8);
        List<Annotation> all = read.items().get(0).annotations();
        assertEquals(polygon, all.get(0).shape());
        assertEquals(Shape.Box.of(2, 3, 17, 5), all.get(1).shape());
        assertEquals(polygon, all.get(2).shape());
        assertEquals("polygon-2", all.get(2).id());
        assertEquals(all.get(1).group(), all.get(2).group());
        assertEquals(2, ((Shape.Polygon) all.get(3).shape()).parts().size());
        assertEquals(Shape.Box.of(2, 3, 7, 5), all.get(4).shape());
        assertEquals(Shape.Box.of(2, 3, 7, 5), all.get(5).shape());
        assertEquals(List.of("voc.element-dropped", "voc.element-dropped"), read.lossCodes());
        assertEquals(List.of(), read.errors());
    }

    @Test
    void boxesThatCvatTurnedAreReadTurned() throws Exception {
        String attribute = "<attributes><attribute><name>rotation</name><value>%s</value></attribute></attributes>";
        xml(
                "Annotations/a.xml",
                SIZE
                        + object("cat", attribute.formatted("330.0"), 1, 2, 9, 6)
                        + object("cat", attribute.formatted("0.0"), 1, 2, 9, 6)
                        + object("cat", attribute.formatted("left"), 1, 2, 9, 6)
                        + object(
                                "cat",
                                attribute.formatted("30")
                                        + "<polygon><x1>1</x1><y1>1</y1><x2>5</x2><y2>1</y2><x3>5</x3><y3>5</y3></polygon>",
                                1,
                                1,
                                5,
                                5));

        List<Annotation> read = read("").items().get(0).annotations();

        assertEquals(new Shape.Box(1, 2, 8, 4, Math.toRadians(-30)), read.get(0).shape());
        assertEquals(Shape.Box.of(1, 2, 8, 4), read.get(1).shape());
        assertEquals(Map.of(), read.get(0).attributes());
        assertEquals(Map.of(), read.get(1).attributes());
        assertEquals(Map.of("rotation", new Value.Text("left")), read.get(2).attributes());
        assertEquals(ShapeKind.POLYGON, read.get(3).shape().kind());
        assertEquals(1, read.get(3).attributes().size());
    }

    @Test
    void anObjectWithoutElementsIsNone() throws Exception {
        xml("Annotations/a.xml", SIZE + "<object/><object>\n</object>" + object("cat", "", 1, 2, 9, 6));

        Trial read = read("");

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("3"),
                read.items().get(0).annotations().stream().map(Annotation::id).toList());
        assertEquals(List.of("voc.element-dropped", "voc.element-dropped"), read.lossCodes());
        assertEquals(
                "not read: an object without elements", read.losses().get(0).detail());
    }

    @Test
    void theFirstOfTwoAttributesWithOneNameCounts() throws Exception {
        String red = "<attribute><name>colour</name><value>red</value></attribute>";
        xml(
                "Annotations/a.xml",
                SIZE + object("cat", "<attributes>" + red + red.replace("red", "blue") + "</attributes>", 2, 3, 9, 8));

        Trial read = read("");

        assertEquals(
                Map.of("colour", new Value.Text("red")),
                read.items().get(0).annotations().get(0).attributes());
        assertEquals(
                "not read: a second attribute 'colour'", read.losses().get(0).detail());
    }

    @Test
    void anObjectWithAPolygonNeedsNoBox() throws Exception {
        String triangle = "<polygon><x1>2.5</x1><y1>3</y1><x2>9</x2><y2>3</y2><x3>9</x3><y3>8</y3></polygon>";
        xml(
                "Annotations/a.xml",
                "<filename>a.jpg</filename>" + SIZE
                        + "<object><name>alone</name><difficult>1</difficult>" + triangle + "</object>"
                        + "<object><name>half</name><polygon><x1>2</x1></polygon></object>"
                        + "<object><name>none</name></object>");

        Trial read = read("");

        List<Annotation> all = read.items().get(0).annotations();
        assertEquals(1, all.size());
        assertEquals(Shape.Polygon.of(2.5, 3, 9, 3, 9, 8), all.get(0).shape());
        assertEquals(Map.of("difficult", new Value.Flag(true)), all.get(0).attributes());
        assertEquals(List.of("box.missing", "box.missing"), read.errorCodes());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void confidencesOfModelsAreRead() throws Exception {
        xml(
                "a.xml",
                SIZE
                        + object("cat", "<confidence>0.8765432109876543</confidence>", 2, 3, 9, 8)
                        + object("cat", "<score> 9.5e-01 </score>", 2, 3, 9, 8)
                        + object("cat", "<score>87</score>", 2, 3, 9, 8)
                        + object("cat", "<confidence>high</confidence><score>1</score>", 2, 3, 9, 8)
                        + object("cat", "<score></score>", 2, 3, 9, 8));

        Trial read = read("");

        assertEquals(List.of(), read.losses());
        List<Annotation> annotations = read.items().get(0).annotations();
        assertEquals(
                List.of("0.8765432109876543", "0.95", "", "1.0", ""),
                annotations.stream()
                        .map(annotation -> annotation
                                .provenance()
                                .score()
                                .map(String::valueOf)
                                .orElse(""))
                        .toList());
        assertEquals(Map.of("score", new Value.Number(87)), annotations.get(2).attributes());
        assertEquals(
                Map.of("confidence", new Value.Text("high")), annotations.get(3).attributes());
    }

    @Test
    void trackOfImageNetIsRead() throws Exception {
        xml("a.xml", SIZE + object("cat", "<trackid>3</trackid>", 2, 3, 9, 8));
        Trial read = read("");
        assertEquals(List.of(), read.losses());
        assertEquals("3", read.items().get(0).annotations().get(0).track());
    }

    @Test
    void whatAnObjectHasTwiceIsReported() throws Exception {
        String box = "<bndbox><xmin>2</xmin><ymin>3</ymin><xmax>9</xmax><ymax>8</ymax></bndbox>";
        xml("a.xml", SIZE + "<object><name>cat</name><name>dog</name>" + box + box.replace("2", "4") + "</object>");

        Trial read = read("");

        assertEquals(
                Shape.Box.of(2, 3, 7, 5),
                read.items().get(0).annotations().get(0).shape());
        assertEquals(
                "not read: a second name, a second bndbox", read.losses().get(0).detail());
    }

    @Test
    void rotatedBoxesOfRoLabelImgAreRead() throws Exception {
        String turned = "<robndbox><cx>10</cx><cy>8</cy><w>6</w><h>4</h><angle>%s</angle></robndbox>";
        String type = "<name>ship</name><type>robndbox</type>";
        xml(
                "a.xml",
                SIZE + "<object>" + type + turned.formatted("0.5") + "</object>"
                        + "<object>" + type + turned.formatted("6.0") + "</object>"
                        + "<object><name>ship</name><type>other</type><bndbox><xmin>2</xmin><ymin>3</ymin><xmax>9</xmax>"
                        + "<ymax>8</ymax></bndbox>" + turned.formatted("0.5") + "</object>"
                        + "<object>" + type + "<robndbox><cx>10</cx></robndbox></object>");

        Trial read = read("");

        List<Annotation> all = read.items().get(0).annotations();
        assertEquals(new Shape.Box(7, 6, 6, 4, 0.5), all.get(0).shape());
        assertEquals(6 - 2 * Math.PI, ((Shape.Box) all.get(1).shape()).angle(), 1e-12);
        assertEquals(new Shape.Box(7, 6, 6, 4, 0.5), all.get(2).shape());
        assertEquals(List.of("box.missing"), read.errorCodes());
        assertEquals(1, read.losses().size());
        assertEquals("not read: type, bndbox", read.losses().get(0).detail());
    }

    @Test
    void rotatedBoxesOfFourCornersArePolygons() throws Exception {
        xml(
                "a.xml",
                SIZE + "<object><type>robndbox</type><name>ship</name><robndbox><x_left_top>5</x_left_top>"
                        + "<y_left_top>1</y_left_top><x_right_top>9</x_right_top><y_right_top>5</y_right_top>"
                        + "<x_right_bottom>7</x_right_bottom><y_right_bottom>7</y_right_bottom>"
                        + "<x_left_bottom>3</x_left_bottom><y_left_bottom>3</y_left_bottom></robndbox>"
                        + "<angle>45</angle></object>");

        Trial read = read("");

        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
        assertEquals(
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(PointList.of(new double[] {5, 1, 9, 5, 7, 7, 3, 3}), List.of()))),
                read.items().get(0).annotations().get(0).shape());
    }

    @Test
    void flagsAreReadAsToolsWriteThem() throws Exception {
        xml(
                "a.xml",
                SIZE
                        + object(
                                "cat",
                                "<pose>Left</pose><truncated>1</truncated><difficult>True</difficult>",
                                1,
                                2,
                                3,
                                4)
                        + object(
                                "cat",
                                "<pose>Unspecified</pose><truncated>Unspecified</truncated>"
                                        + "<difficult/><occluded>0</occluded>",
                                1,
                                2,
                                3,
                                4)
                        + object("cat", "<truncated>0.5</truncated>", 1, 2, 3, 4));
        List<Annotation> annotations = read("").items().get(0).annotations();
        Map<String, Value> expected = new HashMap<>();
        expected.put(Attributes.POSE, new Value.Text("Left"));
        expected.put(Attributes.TRUNCATED, new Value.Flag(true));
        expected.put(Attributes.DIFFICULT, new Value.Flag(true));
        assertEquals(expected, annotations.get(0).attributes());
        assertEquals(Map.of(), annotations.get(1).attributes());
        assertEquals(
                Map.of(Attributes.TRUNCATED, new Value.Text("0.5")),
                annotations.get(2).attributes());
    }

    @Test
    void baseIsAppliedUnlessTheFileRecordsIt() throws Exception {
        xml("a.xml", SIZE + object("cat", "", 1, 1, 20, 16));
        xml(
                "b.xml",
                "<source><annotation>Labelport, first pixel 0</annotation></source>" + SIZE
                        + object("cat", "", 0, 0, 20, 16));
        Trial read = Trial.read(new VocTarget(), Map.of("path", temp.toString(), "base", "1"), temp);
        for (Item item : read.items()) {
            assertEquals(Shape.Box.of(0, 0, 20, 16), item.annotations().get(0).shape(), item.id());
        }
    }

    @Test
    void badObjectsAreErrorsWithFileAndLine() throws Exception {
        xml(
                "a.xml",
                SIZE + "\n"
                        + object("cat", "", 5, 1, 2, 2) + "\n"
                        + object("", "", 1, 1, 2, 2) + "\n"
                        + object("cat", "", 1, 1, 2, 2).replace("<xmax>2</xmax>", "<xmax>NaN</xmax>") + "\n"
                        + "<object><name>cat</name></object>\n"
                        + object("cat", "<polygon><x1>1</x1></polygon><part><name>head</name></part>", 1, 1, 2.5, 2));

        Trial read = read("");

        assertEquals(List.of("box.invalid", "category.missing", "number.invalid", "box.missing"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().startsWith("a.xml, line 2: "),
                read.errors().get(0).message());
        Annotation good = read.items().get(0).annotations().get(0);
        assertEquals("5", good.id());
        assertEquals(Shape.Box.of(1, 1, 1.5, 1), good.shape());
        assertEquals(List.of("voc.element-dropped"), read.lossCodes());
        assertEquals("not read: polygon, part", read.losses().get(0).detail());
    }
}
