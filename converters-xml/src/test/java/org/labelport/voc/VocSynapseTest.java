package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.RecordedItem;
import org.labelport.testkit.trial.Trial;

/**
 * Tests the layout of the Synapse SDK. The golden files were made by the SDK; other expected values were made with
 * Python 3.11.
 */
class VocSynapseTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "sdk");
    private static final Media.Image NO_FILE = Media.Image.of(Blob.ABSENT, 200, 100);

    @TempDir
    Path folder;

    @Test
    void writesWhatTheSdkWrites() throws Exception {
        Trial trial = export(worked("a.jpg"));

        assertEquals(List.of("Annotations/a.xml", "Images/a.jpg", "classes.txt"), files());
        assertEquals(golden("pascal/Annotations/a.xml"), text("Annotations/a.xml"));
        assertEquals(golden("pascal/classes.txt"), text("classes.txt"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a.jpg")), Files.readAllBytes(folder.resolve("out/Images/a.jpg")));
        assertEquals(List.of("geometry.unsupported", "geometry.unsupported"), trial.lossCodes());
    }

    @Test
    void splitsAreFoldersAndOneListOfClasses() throws Exception {
        Trial trial = export(
                worked("a.jpg").withSplit(Split.VALIDATION), worked("b.jpg").withSplit(Split.TEST), worked("c.jpg"));

        assertEquals(
                List.of(
                        "classes.txt",
                        "test/Annotations/b.xml",
                        "test/Images/b.jpg",
                        "train/Annotations/c.xml",
                        "train/Images/c.jpg",
                        "valid/Annotations/a.xml",
                        "valid/Images/a.jpg"),
                files());
        assertEquals(golden("pascal/Annotations/a.xml"), text("valid/Annotations/a.xml"));
        assertEquals("split.assumed", trial.lossCodes().get(0));
    }

    @Test
    void edgesAreRoundedToTheEvenNeighbourAndNotClipped() throws Exception {
        String xml = xml("{\"bounding_box\": [" + entry("1", "c", "[-0.5, -1.5, 0.4, -3]") + ","
                + entry("2", "c", "[0.1, 0.2, 0.7, 1e22]") + ","
                + entry("3", "c", "[9223372036854775808, 1, 1, 9223372036854775808]") + ","
                + entry("4", "c", "[1.5, 2.5, 1, 1.0]") + "]}");

        assertEquals(
                List.of(
                        "0 -2 0 -4",
                        "0 0 1 10000000000000000000000",
                        "9223372036854775808 1 9223372036854775809 9223372036854775809",
                        "2 2 2 4"),
                found("<xmin>(.*?)</xmin><ymin>(.*?)</ymin><xmax>(.*?)</xmax><ymax>(.*?)</ymax>", xml));
    }

    @Test
    void textIsEscapedAsElementTreeDoes() throws Exception {
        List<String> entries = new ArrayList<>();
        for (String name : List.of(
                "a & <b> \\\"c\\\" 'd'", "é\u2028\uD83D\uDE00", "tab\\tnl\\ncr\\r", "\\u0000\\u0007", "", "\\ud800")) {
            entries.add(entry("" + entries.size(), name, "[1, 2, 3, 4]"));
        }
        entries.add("{\"id\": \"null\", \"classification\": null, \"data\": [1, 2, 3, 4]}");
        Trial trial = export(
                RecordedItem.of("a.jpg", NO_FILE, images("{\"bounding_box\": [" + String.join(",", entries) + "]}")));

        String xml = text("Annotations/a.xml");
        for (String name : List.of(
                "<name>a &amp; &lt;b&gt; \"c\" 'd'</name>",
                "<name>é\u2028\uD83D\uDE00</name>",
                "<name>tab\tnl\ncr\r</name>",
                "<name>\0\u0007</name>",
                "<name /><pose>",
                "<name>&#55296;</name>")) {
            assertTrue(xml.contains("<object>" + name), name);
        }
        assertEquals(
                2,
                trial.lossCodes().stream().filter("xml.not-well-formed"::equals).count());
        assertTrue(text("classes.txt").startsWith("\n\0\u0007\n"), "a class without a name comes first, once");
    }

    @Test
    void segmentedSaysThatThereIsAListOfMasks() throws Exception {
        assertTrue(xml("{\"segmentation\": []}").contains("<segmented>1</segmented>"));
    }

    @Test
    void withoutBoxesThereAreNoObjects() throws Exception {
        export(RecordedItem.of("a.png", NO_FILE, "{\"classification\": {}}"));

        assertFalse(text("Annotations/a.xml").contains("<object>"));
        assertTrue(text("Annotations/a.xml").endsWith("<segmented>0</segmented></annotation>"));
        assertEquals("", text("classes.txt"));
    }

    @Test
    void depthIsThatOfTheFile() throws Exception {
        Map<String, Integer> types = Map.of(
                "grey.png", BufferedImage.TYPE_BYTE_GRAY,
                "palette.png", BufferedImage.TYPE_BYTE_INDEXED,
                "colour.png", BufferedImage.TYPE_INT_RGB,
                "transparent.png", BufferedImage.TYPE_INT_ARGB,
                "grey.jpg", BufferedImage.TYPE_BYTE_GRAY,
                "colour.jpg", BufferedImage.TYPE_INT_RGB,
                "colour.bmp", BufferedImage.TYPE_INT_RGB);
        Map<String, String> depths = new HashMap<>();
        for (Map.Entry<String, Integer> type : types.entrySet()) {
            Media.Image image = picture(type.getKey(), type.getValue());
            write("out-" + type.getKey(), RecordedItem.of("a.jpg", image, images("")));
            String xml = Files.readString(folder.resolve("out-" + type.getKey() + "/Annotations/a.xml"));
            depths.put(type.getKey(), found("<depth>(.*?)</depth>", xml).get(0));
        }
        assertEquals(
                Map.of(
                        "grey.png", "1",
                        "palette.png", "1",
                        "colour.png", "3",
                        "transparent.png", "4",
                        "grey.jpg", "1",
                        "colour.jpg", "3",
                        "colour.bmp", "3"),
                depths);
    }

    @Test
    void depthOfAFileThatIsNotHereIsAssumed() throws Exception {
        Trial trial = export(RecordedItem.of("a.jpg", NO_FILE, images("")));

        assertTrue(text("Annotations/a.xml").contains("<depth>3</depth>"));
        assertEquals(List.of("image.depth-assumed"), trial.lossCodes());
    }

    @Test
    void whatStopsTheSdkIsLeftOutAndReported() throws Exception {
        Trial trial = export(RecordedItem.of(
                "a.jpg",
                picture("a.jpg", BufferedImage.TYPE_INT_RGB),
                images("{\"bounding_box\": [" + entry("1", "c", "[1, 2, 3]") + "," + entry("2", "c", "[1, 2, 3, NaN]")
                        + "," + entry("3", "c", "[1e308, 2, 1e308, 4]") + "]}")));

        assertEquals(List.of("geometry.invalid", "geometry.invalid", "geometry.invalid"), trial.lossCodes());
        assertEquals("", text("classes.txt"));
    }

    @Test
    void namesThatTheSdkDoesNotFindAreErrors() throws Exception {
        Trial trial =
                export(RecordedItem.of("a.JPG", NO_FILE, images("")), RecordedItem.of("b.tif", NO_FILE, images("")));

        assertEquals(List.of("file.not-found", "file.not-found"), trial.errorCodes());
    }

    @Test
    void optionsOfTheOtherLayoutAreRefused() {
        for (String option : List.of("base", "float")) {
            Map<String, String> options = Map.of("layout", "synapse", option, option.equals("base") ? "1" : "true");
            ExportException refused = assertThrows(
                    ExportException.class,
                    () -> Trial.write(new VocConverter(), options, Taxonomy.EMPTY, List.of(), folder));
            assertEquals("option.conflict", refused.code());
        }
    }

    private String xml(String firstImage) throws ExportException, IOException {
        export(RecordedItem.of("a.jpg", NO_FILE, images(firstImage)));
        return text("Annotations/a.xml");
    }

    private static String images(String images) {
        return "{\"images\": [" + images + "]}";
    }

    private static String entry(String id, String name, String data) {
        return "{\"id\": \"" + id + "\", \"classification\": \"" + name + "\", \"attrs\": [], \"data\": " + data + "}";
    }

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find(); ) {
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            found.add(String.join(" ", groups));
        }
        return found;
    }

    private Item worked(String path) throws IOException {
        return RecordedItem.of(path, picture(path, BufferedImage.TYPE_INT_RGB), golden("input/a.json"));
    }

    private Media.Image picture(String name, int type) throws IOException {
        Path file = folder.resolve(name);
        BufferedImage image = new BufferedImage(200, 100, type);
        assertTrue(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()));
        return Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 200, 100);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name));
    }

    private String text(String path) throws IOException {
        return Files.readString(folder.resolve("out").resolve(path));
    }

    private List<String> files() throws IOException {
        Path out = folder.resolve("out");
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private Trial export(Item... items) throws ExportException, IOException {
        return write("out", items);
    }

    private Trial write(String name, Item... items) throws ExportException, IOException {
        return Trial.write(new VocConverter(), Map.of("layout", "synapse"), List.of(items), folder.resolve(name));
    }
}
