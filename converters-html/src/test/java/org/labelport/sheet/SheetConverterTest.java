package org.labelport.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.xml.sax.InputSource;

class SheetConverterTest {

    private static final Taxonomy ANIMALS = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));

    @TempDir
    Path folder;

    private String sheet(Map<String, ?> options, List<Item> items) throws ExportException, IOException {
        Path out = folder.resolve("out" + System.nanoTime());
        Trial.write(new SheetConverter(), options, ANIMALS, items, out);
        return Files.readString(out.resolve("sheet.html"));
    }

    private static Item picture(String path, Blob blob, int orientation, Annotation... annotations) {
        return Item.of("id-" + path, path, new Media.Image(blob, 80, 40, orientation), List.of(annotations));
    }

    private static Item picture(String path, Annotation... annotations) {
        return picture(path, Blob.ABSENT, 1, annotations);
    }

    private static Annotation box(String id, String category, double x, double y, double width, double height) {
        return Annotation.of(id, category, Shape.Box.of(x, y, width, height));
    }

    @Test
    void figuresAreThoseOfTheWholeDataSet() throws Exception {
        List<Item> items = new ArrayList<>();
        items.add(picture("a.png", box("1", "cat", 0, 0, 8, 8), box("2", "cat", 0, 0, 8, 8)));
        items.add(picture("a.png", box("1", "dog", 70, 0, 20, 20)));
        items.add(picture("b.png"));

        String page = sheet(Map.of("samples", 1), items);

        assertFact(page, "items", "3");
        assertFact(page, "without annotations", "1");
        assertFact(page, "annotations", "3");
        assertFact(page, "repeated paths", "1");
        assertFact(page, "duplicate annotations", "1");
        assertFact(page, "beyond the picture&#39;s border", "1");
        assertFact(page, "pictures whose files are not here", "3");
        assertTrue(page.contains("<th>cat</th><td>2</td>"), page);
        assertTrue(page.contains("<th>8 to 16</th><td>2</td>"), page);
        assertTrue(page.contains("<th>16 to 32</th><td>1</td>"), page);
        assertEquals(1, count(page, "<figure"));
    }

    private static void assertFact(String page, String name, String value) {
        assertTrue(page.contains("<dt>" + name + "</dt><dd>" + value + "<"), name + " in " + page);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void samplesAreSpreadOverThoseWithAnnotations() throws Exception {
        List<Item> items = IntStream.range(0, 100)
                .mapToObj(i -> i % 2 == 0 ? picture("e" + i) : picture("p" + i, box("1", "cat", 1, 1, 5, 5)))
                .toList();

        String page = sheet(Map.of("samples", 5), items);

        Matcher cards = Pattern.compile("<b title=\"id-(\\w+)\">").matcher(page);
        List<String> shown = new ArrayList<>();
        while (cards.find()) {
            shown.add(cards.group(1));
        }
        assertEquals(List.of("p19", "p39", "p59", "p79", "p99"), shown);
    }

    @Test
    void allItemsAreShownWhenThereAreFew() throws Exception {
        assertEquals(2, count(sheet(Map.of(), List.of(picture("a"), picture("b"))), "<figure"));
    }

    @Test
    void pictureIsShownAsItIsDisplayed() throws Exception {
        BufferedImage stored = new BufferedImage(40, 80, BufferedImage.TYPE_INT_RGB); // rotated by orientation 6
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 40; y++) {
                stored.setRGB(x, y, 0xff0000); // its upper half is displayed as the right half
            }
        }
        Path file = folder.resolve("turned.png");
        ImageIO.write(stored, "png", file.toFile());

        String page = sheet(Map.of(), List.of(picture("a", Blob.at(file.toUri(), 0), 6, box("1", "cat", 0, 0, 5, 5))));

        BufferedImage shown = thumbnail(page);
        assertEquals(80, shown.getWidth());
        assertEquals(40, shown.getHeight());
        assertTrue((shown.getRGB(70, 20) >> 16 & 0xff) > 200, "red on the right");
        assertTrue((shown.getRGB(10, 20) >> 16 & 0xff) < 50, "black on the left");
    }

    @Test
    void pictureThatIsGoneIsSaidToBeWithoutItsPlaceOnThisMachine() throws Exception {
        String page = sheet(
                Map.of(),
                List.of(picture("a", Blob.at(folder.resolve("gone.png").toUri(), 0), 1)));

        assertTrue(page.contains("the picture cannot be shown: no such file or folder"), page);
    }

    @Test
    void pictureThatStaysAsItIsStoredIsNotTurnedByBrowsers() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        byte[] pixels = jpeg.toByteArray();
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] turned = Arrays.copyOf(exif, exif.length + pixels.length - 2);
        System.arraycopy(pixels, 2, turned, exif.length, pixels.length - 2);
        Path file = Files.write(folder.resolve("turned.jpg"), turned);

        String page = sheet(Map.of(), List.of(picture("a", Blob.at(file.toUri(), 0), 1)));

        assertFalse(page.contains(Base64.getEncoder().encodeToString(turned)), page);
        assertEquals(80, thumbnail(page).getWidth());
    }

    private static BufferedImage thumbnail(String page) throws IOException {
        Matcher uri = Pattern.compile("data:image/jpeg;base64,([^\"]+)").matcher(page);
        assertTrue(uri.find(), page);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.group(1))));
    }

    @Test
    void largePictureBecomesSmall() throws Exception {
        Path file = folder.resolve("large.png");
        ImageIO.write(new BufferedImage(1600, 800, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());

        Item large = Item.of("a", "a", Media.Image.of(Blob.at(file.toUri(), 0), 1600, 800), List.of());
        String page = sheet(Map.of("width", 100), List.of(large));

        assertEquals(100, thumbnail(page).getWidth());
        assertEquals(50, thumbnail(page).getHeight());
    }

    @Test
    void pictureWithTooManyPixelsIsNotDecoded() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        ByteBuffer png = ByteBuffer.wrap(bytes.toByteArray()).putInt(16, 30_000).putInt(20, 30_000);
        CRC32 sum = new CRC32();
        sum.update(png.array(), 12, 17);
        png.putInt(29, (int) sum.getValue());
        Path file = Files.write(folder.resolve("bomb.png"), png.array());

        Item bomb = Item.of("a", "a", Media.Image.of(Blob.at(file.toUri(), 0), 30_000, 30_000), List.of());
        Trial written = Trial.write(new SheetConverter(), Map.of(), ANIMALS, List.of(bomb), folder.resolve("out"));

        assertTrue(
                written.losses().toString().contains("raise 'picturePixels' in limits.json"),
                written.losses()::toString);
    }

    @Test
    void smallFileIsTakenAsItIs() throws Exception {
        Path file = folder.resolve("small.png");
        ImageIO.write(new BufferedImage(80, 40, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());

        String page = sheet(Map.of(), List.of(picture("a", Blob.at(file.toUri(), 0), 1)));

        String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        assertTrue(page.contains("data:image/png;base64," + bytes + "\""), page);
    }

    @Test
    void brokenPictureIsReportedAndTheRestIsShown() throws Exception {
        Path file = folder.resolve("broken.jpg");
        Files.write(file, Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, 1 << 17));
        Path out = folder.resolve("out");

        Trial written = Trial.write(
                new SheetConverter(),
                Map.of(),
                ANIMALS,
                List.of(picture("a", Blob.at(file.toUri(), 0), 1, box("1", "cat", 1, 1, 5, 5))),
                out);

        assertTrue(
                written.lossCodes().contains("html.picture-unread"),
                written.lossCodes().toString());
        String page = Files.readString(out.resolve("sheet.html"));
        assertTrue(page.contains("class=\"absent\""), page);
        assertTrue(page.contains("cat (box, 1)"), page);
    }

    @Test
    void nothingInTheDataIsTakenForMarkup() throws Exception {
        String hostile = "<script>alert('\"')</script>&\u202e\u0000";
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of(hostile)));
        Item item = Item.of(
                hostile,
                hostile,
                new Media.Text(hostile + " text", Blob.ABSENT),
                List.of(Annotation.of(
                        hostile, hostile, new Shape.Span(List.of(new Shape.Span.Range(0, hostile.length()))))));
        Path out = folder.resolve("out");

        Trial.write(new SheetConverter(), Map.of(), taxonomy, List.of(item), out);

        String page = Files.readString(out.resolve("sheet.html"));
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("\u202e"), page);
        assertTrue(page.contains("Content-Security-Policy"), page);
    }

    @Test
    void drawingsAreWellFormed() throws Exception {
        Shape mask = new Shape.Mask(2, 2, 3, 2, new int[] {0, 2, 1, 3});
        Shape.Polygon holed = new Shape.Polygon(List.of(new Shape.Polygon.Part(
                PointList.of(1, 1, 30, 1, 30, 30, 1, 30), List.of(PointList.of(5, 5, 9, 5, 9, 9)))));
        String page = sheet(
                Map.of(),
                List.of(picture(
                        "a",
                        Annotation.of("m", "cat", mask),
                        Annotation.of("p", "dog", holed),
                        Annotation.of("e", "dog", new Shape.Ellipse(20, 20, 5, 3, 0.5)),
                        Annotation.of("r", "", new Shape.Box(5, 5, 10, 4, 0.7)))));

        Matcher svg = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
        assertTrue(svg.find());
        int paths = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg.group())))
                .getElementsByTagName("path")
                .getLength();
        assertEquals(4, paths);
        assertTrue(page.contains("M1 1L30 1L30 30L1 30zM5 5L9 5L9 9z"), page);
    }

    @Test
    void numberOfSamplesIsBounded() {
        assertEquals(
                "option.invalid",
                assertThrows(ExportException.class, () -> sheet(Map.of("samples", 5000), List.of()))
                        .code());
    }
}
