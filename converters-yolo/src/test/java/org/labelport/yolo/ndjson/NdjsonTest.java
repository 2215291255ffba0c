package org.labelport.yolo.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;
import org.labelport.yolo.Reading;
import org.labelport.yolo.Verification;

class NdjsonTest {

    private static final Taxonomy ANIMALS = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));
    private static final String HEADER =
            "{\"type\":\"dataset\",\"task\":\"detect\",\"name\":\"demo\",\"class_names\":{\"0\":\"cat\",\"1\":\"dog\"}}\n";

    @TempDir
    Path folder;

    @Test
    void writesALineForTheDataSetAndOneForEachPicture() throws Exception {
        Item item = Item.of(
                        "1",
                        "sub/a b.png",
                        Media.Image.of(Blob.ABSENT, 100, 50),
                        List.of(
                                Annotation.of("1", "dog", Shape.Box.of(10, 5, 20, 10)),
                                Annotation.of("2", "cat", Shape.Box.of(0, 0, 50, 50))))
                .withSplit(Split.VALIDATION);
        Trial trial = Trial.write(
                new NdjsonConverter(),
                Map.of("url-prefix", "https://example.org/", "name", "pets"),
                ANIMALS,
                List.of(item),
                folder);

        assertEquals(
                "{\"type\": \"dataset\", \"task\": \"detect\", \"name\": \"pets\", \"class_names\": {\"0\": \"cat\", \"1\": \"dog\"}}\n"
                        + "{\"type\": \"image\", \"file\": \"sub_a b.png\", \"url\":"
                        + " \"https://example.org/pets/images/val/sub_a%20b.png\", \"width\": 100, \"height\": 50, \"split\":"
                        + " \"val\", \"annotations\": {\"bboxes\": [[1,0.200000,0.200000,0.200000,0.200000],"
                        + "[0,0.250000,0.500000,0.500000,1.000000]]}}\n",
                Files.readString(folder.resolve("pets.ndjson")));
        assertEquals(List.of("file.renamed", "split.missing"), trial.lossCodes());
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() {
        for (String name : List.of("", "a/b", "..", "nul", ".x", "a\nb")) {
            assertEquals(
                    "option.invalid",
                    assertThrows(
                                    ExportException.class,
                                    () -> Trial.write(
                                            new NdjsonConverter(), Map.of("name", name), ANIMALS, List.of(), folder))
                            .code(),
                    name);
        }
    }

    @Test
    void readsPicturesBesideTheFileOrBehindUrlsOrByTheirSizeAlone() throws Exception {
        set().picture("demo/images/train/a.png").picture("pictures/b.png");
        file(record("a.png", "train", "", "\"bboxes\":[[1,0.5,0.5,0.2,0.2]]")
                + record("b.png", "val", "\"url\":\"pictures/b.png\",", "\"bboxes\":[[0,0.5,0.5,0.2,0.2],[7,0,0,1,1]]")
                + record(
                        "c.png",
                        "test",
                        "\"url\":\"https://example.org/c.png\",\"width\":10,\"height\":20,",
                        "\"bboxes\":[]")
                + record("d.png", "", "\"width\":10,\"height\":20,", "\"segments\":[[0,0,0,1,0,1,1]]")
                + record("e.png", "train", "", "\"bboxes\":[]")
                + "\n{\"no\":\n[]\n{\"file\":\"f\",\"annotations\":{\"bboxes\":[[\"x\"]]}}\n"
                + "{\"file\":\"g\",\"annotations\":[[1,0.5,0.5,0.2,0.2]]}\n");

        Trial read = read();

        assertEquals(List.of("train/a.png", "val/b.png", "test/c.png", "d.png"), read.ids());
        assertEquals(List.of(Annotation.of("1", "dog", Shape.Box.of(40, 20, 20, 10))), read.annotations(0));
        assertEquals(1, read.annotations(1).size());
        assertEquals(
                Optional.of(URI.create("https://example.org/c.png")),
                read.items().get(2).media().blob().location());
        assertEquals(ShapeKind.POLYGON, read.annotations(3).get(0).shape().kind());
        assertEquals(
                List.of(
                        "yolo.row",
                        "media.missing",
                        "yolo-ndjson.record",
                        "yolo-ndjson.record",
                        "yolo-ndjson.record",
                        "yolo-ndjson.record"),
                read.errorCodes());
        assertTrue(
                read.errors().get(2).message().contains("demo.ndjson line 8"),
                read.errors().get(2).message());
    }

    @Test
    void annotationsWaitForTheSizeOfAPictureBehindAUrl() throws Exception {
        file(record("a.png", "train", "\"url\":\"https://example.org/a.png\",", "\"bboxes\":[[1,0.5,0.5,0.2,0.2]]"));

        Trial read = read();

        assertEquals(List.of(), read.annotations(0));
        assertEquals(List.of("image.size-unknown"), read.errorCodes());
    }

    /**
     * If a picture is listed several times, each item has the annotations of its own line, in whatever order the sizes
     * become known.
     */
    @Test
    void annotationsOfLinesOfOnePictureStayApart() throws Exception {
        String url = "\"url\":\"https://example.org/a.png\",";
        file(record("a.png", "train", url, "\"bboxes\":[[1,0.5,0.5,0.2,0.2]]")
                + record("a.png", "train", url, "\"bboxes\":[]")
                + record("a.png", "train", url, "\"bboxes\":[[0,0.5,0.5,0.2,0.2],[0,0.5,0.5,0.4,0.4]]"));
        List<Item> given = new ArrayList<>();
        List<Integer> annotations = new ArrayList<>();

        Trial trial = Trial.read(
                new NdjsonTarget(),
                Map.of("path", folder.resolve("demo.ndjson").toString()),
                folder,
                file -> Media.Image.of(Blob.ABSENT, 1, 1),
                (source, item) -> {
                    given.add(item.withMedia(Media.Image.of(item.media().blob(), 10, 20)));
                    if (given.size() == 3) {
                        for (Item sized : given) {
                            annotations.add(source.complete(sized).annotations().size());
                        }
                    }
                    return item;
                });

        assertEquals(List.of(1, 0, 2), annotations);
        assertEquals(List.of("yolo-ndjson.picture-repeated", "yolo-ndjson.picture-repeated"), trial.lossCodes());
    }

    @Test
    void otherKeysAreAttributesOrToldOfOnce() throws Exception {
        file(record(
                "a.png",
                "train",
                "\"width\":10,\"height\":20,\"camera\":\"left\",\"tags\":[1],\"note\":null,",
                "\"bboxes\":[]"));
        text(
                "demo.ndjson",
                Files.readString(folder.resolve("demo.ndjson"))
                        .replaceFirst("\\{", "{\"description\":\"d\",\"version\":2,"));

        Trial read = read();

        assertEquals(
                Map.of("x:camera", new Value.Text("left")), read.items().get(0).attributes());
        assertEquals(List.of("yolo-ndjson.key-dropped", "yolo-ndjson.key-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith(": description, version"),
                read.losses().toString());
        assertTrue(
                read.losses().get(1).detail().endsWith(": tags"), read.losses().toString());
    }

    @Test
    void rowsOfFurtherListsAreLosses() throws Exception {
        file(record(
                "a.png",
                "train",
                "\"width\":10,\"height\":20,",
                "\"bboxes\":[[1,0.5,0.5,0.2,0.2]],\"pose\":[[1,2],[3,4]],\"x\":null"));

        Trial read = read();

        assertEquals(1, read.annotations(0).size());
        assertEquals(
                List.of("pose 1", "pose 2", "x 1"),
                read.losses().stream().map(Loss::annotation).toList());
        assertEquals(
                List.of("yolo-ndjson.lists-mixed", "yolo-ndjson.lists-mixed", "yolo-ndjson.lists-mixed"),
                read.lossCodes());
    }

    @Test
    void readsLabelsOfWholePictures() throws Exception {
        text(
                "demo.ndjson",
                HEADER.replace("detect", "classify")
                        + record("a.png", "train", "\"width\":10,\"height\":20,", "\"classification\":[1]"));

        assertEquals(List.of(Annotation.of("1", "dog", new Shape.Whole())), read().annotations(0));
    }

    @Test
    void filesThatLeadOutAreErrors() throws Exception {
        file(record("../../../etc/passwd", "train", "", "\"bboxes\":[]"));

        assertEquals(List.of("media.outside"), read().errorCodes());
    }

    /** A picture that exists but cannot be read is an error, because the user must know that it is not used. */
    @Test
    void filesThatCannotBeReadAreErrors() throws Exception {
        Files.createSymbolicLink(folder.resolve("a.png"), Path.of("a.png")); // leads in a circle
        file(record("a.png", "train", "\"width\":10,\"height\":20,", "\"bboxes\":[]"));

        assertEquals(List.of("media.unreadable"), read().errorCodes());
    }

    @Test
    void wrongFirstLinesAreRefused() throws Exception {
        for (String first : List.of(
                "",
                "[]\n",
                "{\n",
                "{\"task\":\"detect\"}\n",
                "{\"task\":\"dance\",\"class_names\":{}}\n",
                "{\"class_names\":{\"1\":\"cat\"}}\n",
                "{\"task\":\"pose\",\"class_names\":{\"0\":\"cat\"}}\n")) {
            text("demo.ndjson", first);
            assertEquals(
                    "yolo-ndjson.dataset",
                    assertThrows(ExportException.class, this::read).code(),
                    first);
        }
    }

    @Test
    void theFileIsFoundOrAskedFor() throws Exception {
        assertEquals(
                "yolo-ndjson.missing",
                assertThrows(ExportException.class, this::read).code());
        text("one.ndjson", HEADER);
        text("losses.ndjson", "");
        assertEquals(List.of(), read().ids());
        text("two.ndjson", HEADER);
        assertEquals(
                "yolo-ndjson.missing",
                assertThrows(ExportException.class, this::read).code());
    }

    @Test
    void aGoodFileHasNoFault() throws Exception {
        goodRecords(HEADER.replace("\"name\":\"demo\"", "\"path\":\"pets\""), "pets", "");

        assertEquals(List.of(), set().shown(Map.of()));
        assertEquals(List.of("train/a.png", "val/b.png"), read().ids());
    }

    @Test
    void picturesThatUltralyticsNeitherDownloadsNorCopies() throws Exception {
        goodRecords(HEADER, "demo", "");
        assertEquals(List.of("REMARK yolo-ndjson.url-local demo.ndjson:0"), set().shown(Map.of()));
        goodRecords(HEADER, "demo", "\"url\":\"demo/images/train/a.png\",");
        assertEquals(List.of("REMARK yolo-ndjson.url-local demo.ndjson:0"), set().shown(Map.of()));
        goodRecords(HEADER, "demo", "\"url\":\"https://example.org/a.png\",");
        assertEquals(List.of(), set().shown(Map.of()));
    }

    /** Ultralytics copies pictures from the folder of the header's path, but not for classification. */
    @Test
    void theFolderOfPicturesIsNamedUnlessTheyHaveUrls() throws Exception {
        Map<String, String> detect = Map.of("task", "detect");
        assertEquals(
                "{\"type\": \"dataset\", \"task\": \"detect\", \"name\": \"dataset\", \"path\": \"dataset\"",
                start(detect));
        assertEquals(
                "{\"type\": \"dataset\", \"task\": \"classify\", \"name\": \"dataset\"",
                start(Map.of("task", "classify")));
        assertEquals(
                "{\"type\": \"dataset\", \"task\": \"detect\", \"name\": \"dataset\"",
                start(Map.of("task", "detect", "url-prefix", "https://example.org/")));
    }

    private String start(Map<String, String> options) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        Trial.write(new NdjsonConverter(), options, ANIMALS, List.of(), out);
        String header = Files.readString(out.resolve("dataset.ndjson"));
        return header.substring(0, header.indexOf(", \"class_names\""));
    }

    private void goodRecords(String header, String pictures, String url) throws Exception {
        set().picture(pictures + "/images/train/a.png").picture(pictures + "/images/val/b.png");
        text(
                "demo.ndjson",
                header
                        + record("a.png", "train", url, "\"bboxes\":[[1,0.5,0.5,0.2,0.2]]")
                        + record("b.png", "val", url, "\"bboxes\":[]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"file\":\"a.png\"}|REJECTED yolo-ndjson.record",
                "{\"split\":\"train\"}|REJECTED yolo-ndjson.record",
                "{\"file\":|REJECTED yolo-ndjson.record",
                "[1]|REJECTED yolo-ndjson.record",
                "{\"file\":\"x/a.png\",\"split\":\"train\"}|REJECTED yolo-ndjson.file-folder",
                "{\"file\":\"a.gif\",\"split\":\"train\"}|REJECTED yolo-ndjson.picture-suffix",
                "{\"file\":\"gone.png\",\"split\":\"train\"}|REJECTED yolo-ndjson.picture-missing",
                "{\"file\":\"a.jpg\",\"split\":\"train\"}|DAMAGED yolo-ndjson.label-shared",
                "{\"file\":\"c.png\",\"split\":\"train\",\"annotations\":{\"bboxes\":[],\"obb\":[]}}|DAMAGED yolo-ndjson.lists-mixed",
                "{\"file\":\"c.png\",\"split\":\"train\",\"annotations\":{\"boxes\":[]}}|REMARK yolo-ndjson.list-name",
                "{\"file\":\"c.png\",\"split\":\"train\",\"annotations\":{\"bboxes\":1}}|REJECTED yolo-ndjson.record",
                "{\"file\":\"c.png\",\"split\":\"train\",\"annotations\":{\"bboxes\":[[5,0.5,0.5,0.1,0.1]]}}|REJECTED yolo-ndjson.class",
                "{\"file\":\"c.png\",\"split\":\"train\",\"annotations\":{\"bboxes\":[[0,0.5,0.5,0.1]]}}|REJECTED yolo-ndjson.columns",
            })
    void linesThatReadersStumbleOver(String line, String problem) throws Exception {
        set().picture("demo/images/train/a.png").picture("demo/images/train/c.png");
        file(record("a.png", "train", "", "\"bboxes\":[]") + line + "\n");

        assertTrue(
                set().shown(Map.of()).contains(problem + " demo.ndjson:3"),
                set().shown(Map.of()).toString());
    }

    @Test
    void headersThatReadersStumbleOver() throws Exception {
        text("demo.ndjson", "[]\n");
        assertEquals(
                List.of("REJECTED yolo-ndjson.record demo.ndjson:1", "REJECTED yolo-ndjson.dataset demo.ndjson:1"),
                set().faults(Map.of()));
        text("demo.ndjson", HEADER.replace("cat", "n01440764"));
        assertEquals(List.of("REJECTED yolo-ndjson.names demo.ndjson:1"), set().faults(Map.of()));
        text("demo.ndjson", HEADER.replace("\"1\"", "\"2\""));
        assertEquals(List.of("REJECTED yolo-ndjson.dataset demo.ndjson:1"), set().faults(Map.of()));
    }

    @Test
    void picturesToClassifyHaveOneLabel() throws Exception {
        text(
                "demo.ndjson",
                HEADER.replace("detect", "classify")
                        + record("a.png", "train", "", "\"classification\":[0,1]")
                        + record("b.png", "train", "", "\"classification\":[]")
                        + record("c.png", "train", "", "\"classification\":[9]")
                        + record("d.png", "train", "", "\"classification\":[[]]"));

        assertEquals(
                List.of(
                        "DAMAGED yolo-ndjson.labels demo.ndjson:2",
                        "DAMAGED yolo-ndjson.labels demo.ndjson:3",
                        "REJECTED yolo-ndjson.class demo.ndjson:4",
                        "REJECTED yolo-ndjson.class demo.ndjson:5"),
                set().faults(Map.of()));
    }

    private static String record(String file, String split, String more, String annotations) {
        return "{\"type\":\"image\",\"file\":\"" + file + "\"," + more
                + (split.isEmpty() ? "" : "\"split\":\"" + split + "\",") + "\"annotations\":{" + annotations + "}}\n";
    }

    private void file(String records) throws Exception {
        text("demo.ndjson", HEADER + records);
    }

    private void text(String name, String text) throws Exception {
        set().text(name, text);
    }

    private Verification set() {
        return new Verification(folder, new NdjsonConverter());
    }

    private Trial read() throws Exception {
        return Reading.of(new NdjsonTarget(), folder, Map.of());
    }
}
