package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.testkit.trial.Trial;

/** Tests how the files of FAIR1M are read. */
class Fair1mTest extends VocFixture {

    private static final String OBJECT = """
            <object><coordinate>pixel</coordinate><type>rectangle</type><description>None</description>
            <possibleresult><name>Boeing737</name></possibleresult>
            <points><point>2.0,3.0</point><point>9.0,3.5</point><point>8.5,8.0</point><point>1.5,7.5</point>
            <point>2.0,3.0</point></points></object>
            """;

    @Test
    void objectsAreReadWithTheirCornersAndFirstClass() throws Exception {
        xml(
                "labelXml/7.xml",
                "<source><filename>7.tif</filename><origin>GF2/GF3</origin></source>"
                        + "<research><version>1.0</version><provider>FAIR1M</provider></research>" + SIZE + "<objects>"
                        + OBJECT
                        + "</objects>");

        Trial read = read("labelXml");

        Item item = read.items().get(0);
        assertEquals("7.tif", item.path());
        assertEquals(
                List.of(Annotation.of("1", "Boeing737", Shape.Polygon.of(2, 3, 9, 3.5, 8.5, 8, 1.5, 7.5))),
                item.annotations());
        assertEquals(List.of(), read.losses());
    }

    /** The source of frames that were cut out of a video names that. */
    @Test
    void aPictureThatIsNamedBySeveralElementsHasTheNameOfTheFileItself() throws Exception {
        xml("a.xml", "<source><filename>video.mp4</filename></source><filename>a.jpg</filename>" + SIZE);

        Trial read = read("");

        assertEquals("a.jpg", read.items().get(0).path());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void whatElseAnObjectSaysIsTold() throws Exception {
        String geographic = OBJECT.replace(">pixel<", ">lonlat<")
                .replace("</name>", "</name><probability>0.5</probability><name>A220</name>");
        xml("a.xml", SIZE + "<objects>" + geographic + "</objects>");

        Trial read = read("");

        assertEquals(
                List.of("not read: coordinate, probability, a second name"),
                read.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void anObjectWithoutUsableCornersIsAnError() throws Exception {
        xml("a.xml", SIZE + "<objects>" + OBJECT.replace("9.0,3.5", "9.0") + "</objects>");

        Trial read = read("");

        assertEquals(List.of(), read.items().get(0).annotations());
        assertEquals(1, read.errors().size());
    }
}
