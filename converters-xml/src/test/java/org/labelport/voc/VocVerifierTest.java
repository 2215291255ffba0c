package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngWriter;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

class VocVerifierTest {

    private static final String ROOT = "VOCdevkit/VOC2012/";
    private static final String XML = ROOT + "Annotations/a.xml";

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws IOException {
        write(XML, """
                <annotation>
                  <filename>a.jpg</filename>
                  <source><annotation>Labelport, first pixel 0</annotation></source>
                  <size><width>20</width><height>16</height><depth>3</depth></size>
                  <segmented>1</segmented>
                  <object>
                    <name>cat</name><pose>Unspecified</pose><truncated>0</truncated><difficult>0</difficult>
                    <bndbox><xmin>1</xmin><ymin>1</ymin><xmax>10</xmax><ymax>10</ymax></bndbox>
                  </object>
                </annotation>
                """);
        write(ROOT + "ImageSets/Main/train.txt", "a\n");
        write(ROOT + "ImageSets/Main/trainval.txt", "a\n");
        write(ROOT + "labelmap.txt", "background:0,0,0::\ncat:128,0,0::\n");
        write(ROOT + "JPEGImages/a.jpg", "not looked into");
        int[] values = new int[20 * 16];
        values[25] = 1;
        png("SegmentationClass/a.png", 20, 16, values);
        png("SegmentationObject/a.png", 20, 16, values);
        write(ROOT + "ImageSets/Segmentation/train.txt", "a\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void png(String file, int width, int height, int[] values) throws IOException {
        png(file, width, height, values, Palettes.voc());
    }

    private void png(String file, int width, int height, int[] values, int[] palette) throws IOException {
        Path path = folder.resolve(ROOT + file);
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
            PngWriter.palette(out, LabelCanvas.of(width, height, values), palette);
        }
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        write(file, change.apply(Files.readString(folder.resolve(file))));
    }

    private List<Problem> problems() throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        VocConverter voc = new VocConverter();
        voc.verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("voc", voc.options(), Map.of()),
                        folder.resolve("scratch"),
                        file -> Media.Image.of(Blob.ABSENT, 20, 16),
                        problems::add));
        return problems;
    }

    private List<String> found() throws ExportException, IOException {
        return problems().stream()
                .map(problem -> problem.effect() + " " + problem.code() + " " + problem.file() + ":" + problem.line())
                .toList();
    }

    @Test
    void segmentationPicturesWithoutXmlFilesAreChecked() throws Exception {
        Files.delete(folder.resolve(XML));
        assertEquals(List.of(), found());

        int[] values = new int[20 * 16];
        values[25] = 3;
        png("SegmentationClass/a.png", 20, 16, values);
        colors("SegmentationClass/b.png", 0x800000, 0x123456);
        png("SegmentationClass/c.png", 20, 15, new int[20 * 15]);
        write(ROOT + "JPEGImages/c.png", "not looked into");
        write(ROOT + "ImageSets/Segmentation/val.txt", "d\n");
        String masks = ROOT + "SegmentationClass/";
        assertEquals(
                List.of(
                        "REJECTED voc.mask-color " + masks + "a.png:0",
                        "REJECTED voc.picture-missing " + masks + "b.png:0",
                        "DAMAGED voc.mask " + masks + "b.png:0",
                        "REJECTED voc.mask-color " + masks + "b.png:0",
                        "REJECTED voc.mask " + masks + "c.png:0",
                        "REMARK voc.picture-not-jpg :0",
                        "REJECTED voc.mask " + ROOT + "ImageSets/Segmentation/val.txt:1"),
                found());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void segmentationPictureThatIsALinkToNothingIsAProblemOfItsOwn() throws Exception {
        Path mask = folder.resolve(ROOT + "SegmentationClass/a.png");
        Files.delete(mask);
        Files.createSymbolicLink(mask, folder.resolve("not there"));

        assertEquals(
                List.of(
                        "REJECTED voc.mask " + ROOT + "SegmentationClass/a.png:0",
                        "REJECTED voc.mask " + ROOT + "ImageSets/Segmentation/train.txt:1"),
                found().stream().filter(found -> !found.startsWith("REMARK")).toList());
    }

    private void colors(String file, int first, int second) throws IOException {
        int[] values = new int[20 * 16];
        values[0] = first;
        values[1] = second;
        try (OutputStream out = Files.newOutputStream(folder.resolve(ROOT + file))) {
            PngWriter.rgb(out, LabelCanvas.of(20, 16, values));
        }
    }

    @Test
    void listsAndReportsBesideXmlFilesAreNoPictures() throws Exception {
        write("flat/images/a.xml", Files.readString(folder.resolve(XML)));
        write("flat/run.json", "{}");
        write("flat/predefined_classes.txt", "cat\n");
        assertEquals(List.of("REMARK labelimg.picture-missing"), labelImg());
        Files.copy(folder.resolve(ROOT + "JPEGImages/a.jpg"), folder.resolve("flat/images/b.JPG"));
        assertEquals(List.of("REJECTED labelimg.picture-missing"), labelImg());
    }

    @Test
    void filesThatDifferOnlyInTheSpellingOfTheirExtensionAreFound() throws Exception {
        write(ROOT + "Annotations/a.XML", Files.readString(folder.resolve(XML)));
        assertEquals(List.of("DAMAGED voc.file-repeated " + XML + ":0"), found());
        write("flat/a.XML", Files.readString(folder.resolve(XML)));
        write("flat/a.xml", Files.readString(folder.resolve(XML)));
        assertEquals(List.of("DAMAGED labelimg.file-repeated", "REMARK labelimg.picture-missing"), labelImg());
    }

    @Test
    void classesBeyondTheListOfLabelImgAreFound() throws Exception {
        write("flat/images/a.xml", Files.readString(folder.resolve(XML)));
        write("flat/classes.txt", "dog\n");
        assertEquals(List.of("REJECTED labelimg.class-undeclared", "REMARK labelimg.picture-missing"), labelImg());
        write("flat/predefined_classes.txt", "cat\ncat\n");
        assertEquals(List.of("REJECTED labelimg.classes", "REMARK labelimg.picture-missing"), labelImg());
    }

    @Test
    void blanksThatOnlyPythonStripsAreFound() throws Exception {
        write(XML, Files.readString(folder.resolve(XML)).replace("<name>cat", "<name>cat\u00A0"));
        write(ROOT + "ImageSets/Main/val.txt", "a\u202F\n");
        write(ROOT + "ImageSets/Main/test.txt", "b\u202Fc\n");
        List<String> found = found();
        assertTrue(found.contains("DAMAGED voc.name " + XML + ":6"), found.toString());
        assertTrue(found.contains("DAMAGED voc.set " + ROOT + "ImageSets/Main/val.txt:1"), found.toString());
        assertTrue(found.contains("REMARK voc.id-blank " + ROOT + "ImageSets/Main/test.txt:0"), found.toString());
    }

    @Test
    void blanksAroundNamesMayBePartOfThem() throws Exception {
        String xml = Files.readString(folder.resolve(XML));
        write("flat/images/ a.xml", xml.replace("<filename>a.jpg", "<filename> a.jpg"));
        write("flat/images/b.xml", xml.replace("<filename>a.jpg", "<filename> b.jpg "));
        assertEquals(List.of("REMARK labelimg.picture-missing"), labelImg());
        write("flat/images/ c.xml", xml.replace("<filename>a.jpg", "<filename>c.jpg"));
        assertTrue(labelImg().contains("DAMAGED labelimg.filename"));
    }

    @Test
    void foldersThatAreLinksAreRemarked() throws Exception {
        Files.createSymbolicLink(folder.resolve(ROOT + "Annotations/train"), folder);
        assertTrue(found().contains("REMARK voc.links " + ROOT + "Annotations/train:0"));
        write("flat/a.xml", Files.readString(folder.resolve(XML)));
        Files.createSymbolicLink(folder.resolve("flat/train"), folder);
        assertTrue(labelImg().contains("REMARK labelimg.links"));
    }

    private List<String> labelImg() throws ExportException, IOException {
        List<String> found = new ArrayList<>();
        LabelImgConverter format = new LabelImgConverter();
        format.verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder.resolve("flat"),
                        Options.check("labelimg", format.options(), Map.of()),
                        folder.resolve("scratch"),
                        file -> Media.Image.of(Blob.ABSENT, 20, 16),
                        problem -> found.add(problem.effect() + " " + problem.code())));
        return found;
    }

    @Test
    void whatDl4jDamagesIsRemarked() throws Exception {
        change(XML, text -> text.replace("<name>cat", "<name>cats &amp; co"));
        change(ROOT + "labelmap.txt", text -> text.replace("cat", "cats & co"));
        Files.createDirectories(folder.resolve(ROOT + "Annotations/b"));
        Files.copy(folder.resolve(XML), folder.resolve(ROOT + "Annotations/b/a.xml"));
        change(ROOT + "Annotations/b/a.xml", text -> text.replace("<segmented>1", "<segmented>0"));
        Files.createDirectories(folder.resolve(ROOT + "JPEGImages/b"));
        Files.copy(folder.resolve(ROOT + "JPEGImages/a.jpg"), folder.resolve(ROOT + "JPEGImages/b/a.jpg"));
        write(ROOT + "ImageSets/Main/trainval.txt", "a\nb/a\n");
        assertEquals(
                List.of(
                        "REMARK voc.id-folder " + ROOT + "ImageSets/Main/trainval.txt:0",
                        "REMARK voc.name-markup " + XML + ":6"),
                found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a[1]", "a{1}", "a^1", "a#1"})
    void idsThatDl4jLooksForEscapedAreRemarked(String id) throws Exception {
        write(ROOT + "ImageSets/Main/test.txt", id + "\n");
        List<String> found = found();
        assertTrue(found.contains("REMARK voc.id-escaped " + ROOT + "ImageSets/Main/test.txt:0"), found.toString());
    }

    @Test
    void goodDataSetHasNoProblem() throws Exception {
        assertEquals(List.of(), found());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <name>cat</name>             | <name> cat</name>            | DAMAGED voc.name ANN:6
                    <name>cat</name>             | <name></name>                | REJECTED voc.name ANN:6
                    <name>cat</name>             | <name>cow</name>             | REJECTED voc.class-undeclared ANN:6
                    <truncated>0</truncated>     | <truncated>Unspecified</truncated> | REJECTED voc.flag ANN:6
                    <xmin>1</xmin>               | <xmin>one</xmin>             | REJECTED voc.box ANN:6
                    <xmin>1</xmin>               | ''                           | REJECTED voc.box ANN:6
                    <xmax>10</xmax>              | <xmax>1</xmax>               | REJECTED voc.box ANN:6
                    <xmax>10</xmax>              | <xmax>21</xmax>              | DAMAGED voc.box-outside ANN:6
                    <xmin>1</xmin>               | <xmin>-1</xmin>              | DAMAGED voc.box-outside ANN:6
                    <xmin>1</xmin>               | <xmin>1.5</xmin>             | REMARK voc.decimals ANN:6
                    <xmin>1</xmin>               | <xmin>1.3690036900368912</xmin> | REMARK voc.decimals ANN:6
                    <xmin>1</xmin>               | <xmin>1e0</xmin>             | ''
                    <xmax>10</xmax>              | <xmax>1e999</xmax>           | REJECTED voc.box ANN:6
                    <xmax>10</xmax>              | <xmax>2147483648</xmax>      | DAMAGED voc.box-outside ANN:6
                    <filename>a.jpg</filename>   | ''                           | REJECTED voc.filename ANN:0
                    <height>16</height>          | <height>0</height>           | REJECTED voc.size ANN:0
                    </annotation>                | ''                           | REJECTED voc.syntax ANN:11
                    """)
    void xmlFaultsAreFound(String part, String replacement, String problem) throws Exception {
        change(
                XML,
                text -> text.replace("first pixel 0</annotation>", "first pixel 0</annotation >")
                        .replace(part, replacement)
                        .replace("</annotation >", "</annotation>"));

        String expected = problem.replace("ANN", XML);
        assertTrue(expected.isEmpty() ? found().isEmpty() : found().contains(expected), found().toString());
    }

    @Test
    void boxesAreNotHeldToASizeThatIsNone() throws Exception {
        change(XML, text -> text.replace("<height>16</height>", "<height>0</height>"));

        assertTrue(found().contains("REJECTED voc.size " + XML + ":0"), found().toString());
        assertFalse(found().contains("DAMAGED voc.box-outside " + XML + ":6"), found().toString());
    }

    @Test
    void boxBelowZeroIsOutsideOfAPictureOfNoSize() throws Exception {
        change(
                XML,
                text -> text.replace("<height>16</height>", "<height>0</height>")
                        .replace("<xmin>1</xmin>", "<xmin>-1</xmin>"));

        assertTrue(
                problems().stream()
                        .anyMatch(problem -> problem.message().startsWith("the box reaches beyond the picture, first")),
                problems().toString());
    }

    @Test
    void onePictureThatIsNotJpegIsToldAsOne() throws Exception {
        Files.move(folder.resolve(ROOT + "JPEGImages/a.jpg"), folder.resolve(ROOT + "JPEGImages/a.png"));
        change(XML, text -> text.replace("a.jpg", "a.png"));

        assertTrue(
                problems().stream()
                        .anyMatch(problem -> problem.message().startsWith("1 picture has a name that does not end")),
                problems().toString());
    }

    @Test
    void wrongSizeIsFound() throws Exception {
        change(XML, text -> text.replace("<width>20</width>", "<width>40</width>"));

        assertTrue(found().contains("DAMAGED voc.picture-size " + XML + ":0"), found().toString());
    }

    @Test
    void pictureOfAnotherNameIsFound() throws Exception {
        write(ROOT + "JPEGImages/b.jpg", "");
        change(XML, text -> text.replace("a.jpg", "b.jpg"));

        assertEquals(List.of("DAMAGED voc.filename " + XML + ":0"), found());
    }

    @Test
    void pictureWithAnotherExtensionIsFound() throws Exception {
        change(XML, text -> text.replace("<filename>a.jpg", "<filename>a.jpgx"));
        assertEquals(List.of("DAMAGED voc.filename " + XML + ":0"), found());

        change(XML, text -> text.replace("<filename>a.jpgx", "<filename>a"));
        assertEquals(List.of(), found());
    }

    @Test
    void missingPictureIsRejectedWhenOthersAreThere() throws Exception {
        Files.move(folder.resolve(ROOT + "JPEGImages/a.jpg"), folder.resolve(ROOT + "JPEGImages/z.jpg"));
        assertEquals(List.of("REJECTED voc.picture-missing " + XML + ":0"), found());

        Files.delete(folder.resolve(ROOT + "JPEGImages/z.jpg"));
        assertEquals(List.of("REMARK voc.picture-missing :0"), found());
    }

    @ParameterizedTest
    @CsvSource({
        "'a\n\n', REJECTED voc.set, 2",
        "'a\n# b\n', DAMAGED voc.set, 2",
        "'a \n', DAMAGED voc.set, 1",
        "'\uFEFFa\n', REJECTED voc.set, 1",
        "'a\nb\n', REJECTED voc.set-unknown, 2"
    })
    void setFilesAreLookedAt(String content, String problem, int line) throws Exception {
        write(ROOT + "ImageSets/Main/train.txt", content);

        assertTrue(found().contains(problem + " " + ROOT + "ImageSets/Main/train.txt:" + line), found().toString());
    }

    @ParameterizedTest
    @CsvSource({"'cat\n', 1", "':128,0,0::\n', 1", "'cat:128,0,0::\ncat:128,0,0::\n', 2"})
    void labelMapIsLookedAt(String content, int line) throws Exception {
        write(ROOT + "labelmap.txt", content);

        assertTrue(found().contains("REJECTED voc.labelmap " + ROOT + "labelmap.txt:" + line), found().toString());
    }

    @Test
    void aPaletteInAnotherOrderThanTheLabelMapIsTold() throws Exception {
        write(ROOT + "labelmap.txt", "background:0,0,0::\ncat:128,0,0::\ndog:0,128,0::\n");
        int[] values = new int[20 * 16];
        values[25] = 1;
        png("SegmentationClass/a.png", 20, 16, values, new int[] {0, 0x008000, 0x800000});
        assertEquals(List.of("DAMAGED voc.mask-number " + ROOT + "SegmentationClass/a.png:0"), found());
    }

    @Test
    void segmentationPicturesAreLookedAt() throws Exception {
        int[] values = new int[20 * 16];
        values[25] = 7;
        png("SegmentationClass/a.png", 20, 16, values);
        assertEquals(List.of("REJECTED voc.mask-color " + ROOT + "SegmentationClass/a.png:0"), found());

        png("SegmentationClass/a.png", 10, 16, new int[160]);
        assertEquals(
                List.of("REJECTED voc.mask " + ROOT + "SegmentationClass/a.png:0"),
                found().stream().filter(line -> !line.startsWith("REMARK")).toList());

        png("SegmentationClass/a.png", 20, 16, new int[20 * 16]);
        assertEquals(List.of("DAMAGED voc.masks-differ " + ROOT + "SegmentationObject/a.png:0"), found());

        ImageIO.write(
                new BufferedImage(20, 16, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve(ROOT + "SegmentationClass/a.png").toFile());
        assertTrue(found().contains("DAMAGED voc.mask " + ROOT + "SegmentationClass/a.png:0"), found().toString());

        write(ROOT + "ImageSets/Segmentation/train.txt", "a\nb\n");
        assertTrue(
                found().contains("REJECTED voc.mask " + ROOT + "ImageSets/Segmentation/train.txt:2"),
                found().toString());
    }
}
