package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.testkit.trial.Trial;

/** Roboflow and supervision write edges that are greater by one, so that the first pixel is 1. */
class VocRoboflowTest {

    @TempDir
    Path temp;

    @Test
    void aBoxIsMovedBack() throws Exception {
        // The box 0,17 to 155,174 of a picture that is 155 pixels wide.
        List<Annotation> read = read("roboflow.com", box(1, 18, 156, 175));
        assertEquals(Shape.Box.of(0, 17, 155, 157), read.get(0).shape());
    }

    @Test
    void thePolygonsOfRoboflowAreNotMoved() throws Exception {
        // Boxes are rounded to whole pixels, polygons are not.
        List<Annotation> read = read("roboflow.ai", box(21, 24, 31, 41) + polygon("20.4 22.5 30.4 22.5 30.4 40.1"));
        assertEquals(List.of(Shape.Polygon.of(20.4, 22.5, 30.4, 22.5, 30.4, 40.1)), shapes(read));
    }

    @Test
    void thePolygonsOfSupervisionAreMovedBackLikeTheirBox() throws Exception {
        List<Annotation> read = read("roboflow.ai", box(21, 24, 31, 41) + polygon("21 24 31 24 31 41"));
        assertEquals(List.of(Shape.Polygon.of(20, 23, 30, 23, 30, 40)), shapes(read));
    }

    @Test
    void filesOfOtherProgramsAreReadAsTheyAre() throws Exception {
        List<Annotation> read = read("My Database", box(1, 18, 155, 175));
        assertEquals(Shape.Box.of(1, 18, 154, 157), read.get(0).shape());
    }

    private List<Annotation> read(String database, String object) throws Exception {
        Files.writeString(
                temp.resolve("a.xml"),
                "<annotation><folder></folder><filename>a.jpg</filename><path>a.jpg</path><source><database>" + database
                        + "</database></source><size><width>155</width><height>178</height><depth>3</depth></size>"
                        + "<segmented>0</segmented><object><name>fox</name>" + object + "</object></annotation>");
        Trial read = Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp);
        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
        return read.items().get(0).annotations();
    }

    private static List<Shape> shapes(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::shape).toList();
    }

    private static String box(int left, int top, int right, int bottom) {
        return "<bndbox><xmin>%d</xmin><xmax>%d</xmax><ymin>%d</ymin><ymax>%d</ymax></bndbox>"
                .formatted(left, right, top, bottom);
    }

    private static String polygon(String numbers) {
        StringBuilder polygon = new StringBuilder("<polygon>");
        String[] corners = numbers.split(" ");
        for (int i = 0; i < corners.length; i++) {
            String name = (i % 2 == 0 ? "x" : "y") + (i / 2 + 1);
            polygon.append("<%s>%s</%s>".formatted(name, corners[i], name));
        }
        return polygon.append("</polygon>").toString();
    }
}
