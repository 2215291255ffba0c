package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.cvat.file.Cuboid;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Shape;
import org.labelport.testkit.trial.Trial;

/** Tests that cuboids are read and written unchanged. */
final class CuboidTest extends CvatReading {

    @Test
    void cuboidsAreKeptForFormatsThatKeepAll() throws Exception {
        String corners = "xtl1='1' ytl1='2' xbl1='1' ybl1='9.50' xtr1='8' ytr1='2' xbr1='8' ybr1='9' "
                + "xtl2='2' ytl2='1' xbl2='2' ybl2='8' xtr2='9' ytr2='1' xbr2='9' ybr2='8'";
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'><cuboid label='cat' " + corners
                        + "/><cuboid label='cat' xtl1='1'/></image>");

        Trial read = images();

        assertEquals(List.of("number.invalid"), read.errorCodes());
        Annotation cuboid = read.items().get(0).annotations().get(0);
        assertEquals("cat", cuboid.category());
        assertEquals(
                new Shape.Other(
                        "cuboid",
                        JsonText.of("{\"xtl1\": 1, \"ytl1\": 2, \"xbl1\": 1, \"ybl1\": 9.5, \"xtr1\": 8, \"ytr1\": 2, "
                                + "\"xbr1\": 8, \"ybr1\": 9, \"xtl2\": 2, \"ytl2\": 1, \"xbl2\": 2, \"ybl2\": 8, "
                                + "\"xtr2\": 9, \"ytr2\": 1, \"xbr2\": 9, \"ybr2\": 8}")),
                cuboid.shape());
    }

    @Test
    void cuboidsAreWrittenAsTheyCame() throws Exception {
        String corners =
                "xtl1=\"-1.50\" ytl1=\"2\" xbl1=\"1\" ybl1=\"9.50\" xtr1=\"8\" ytr1=\"2\" xbr1=\"8\" ybr1=\"9\" "
                        + "xtl2=\"2\" ytl2=\"1\" xbl2=\"2\" ybl2=\"8\" xtr2=\"9\" ytr2=\"1\" xbr2=\"25.25\" ybr2=\"8\"";
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'><cuboid label='cat' occluded='1' z_order='2' "
                        + corners + "/></image>");
        Trial read = images();
        assertEquals(List.of(), read.errorCodes());

        Path out = temp.resolve("out");
        Trial written = Trial.write(new CvatImagesConverter(), Map.of(), read.taxonomy(), read.items(), out);

        assertEquals(List.of(), written.lossCodes());
        Files.delete(temp.resolve("a.xml"));
        assertEquals(
                read.items().get(0).annotations().get(0).shape(),
                images().items().get(0).annotations().get(0).shape());
        String xml = Files.readString(out.resolve("annotations.xml"));
        assertTrue(
                xml.contains("<cuboid label=\"cat\" source=\"manual\" occluded=\"1\" z_order=\"2\" xtl1=\"-1.5"), xml);
    }

    @Test
    void shapesThatOnlySeemToBeCuboidsAreNot() {
        Cuboid cuboid = new Cuboid(Collections.nCopies(16, 1.5));
        String json = cuboid.shape().content().toString();
        assertEquals(Optional.of(cuboid), Cuboid.of(cuboid.shape()));
        assertEquals(
                Optional.of(cuboid),
                Cuboid.of(new Shape.Other(
                        "cuboid", JsonText.of(json.replace(": ", ":").replace(", ", " ,\n")))));
        for (String other : List.of(
                json.replace("ybr2", "ybr3"),
                json.replace("}", ", \"xtl3\": 1}"),
                json.replace("}", ""),
                json.replaceFirst("1.5", "1e999"),
                json.replaceFirst("1.5", "\"1.5\""),
                "{}")) {
            assertEquals(Optional.empty(), Cuboid.of(new Shape.Other("cuboid", JsonText.of(other))), other);
        }
        assertEquals(Optional.empty(), Cuboid.of(new Shape.Other("range", JsonText.of(json))));
    }
}
