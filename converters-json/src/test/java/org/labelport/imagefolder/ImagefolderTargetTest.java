package org.labelport.imagefolder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.MemoryExport;
import org.labelport.testkit.trial.Trial;

class ImagefolderTargetTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPictureThatIsALinkToNothingIsALossOfItsRow() throws Exception {
        file("train/metadata.jsonl", "{\"file_name\":\"a.png\",\"label\":1}\n");
        Files.createSymbolicLink(folder.resolve("train/a.png"), folder.resolve("gone/a.png"));

        Trial read = read();

        assertEquals(List.of("train/a.png"), read.ids());
        assertEquals(List.of("imagefolder.picture-missing"), read.lossCodes());
    }

    private Trial read() throws ExportException, IOException {
        return read(folder);
    }

    private Trial read(Path root) throws ExportException, IOException {
        return Trial.read(new ImagefolderTarget(), Map.of("path", root.toString()), scratch);
    }

    @Test
    void objectsAndTextAreRead() throws ExportException, IOException {
        file(
                "train/metadata.jsonl",
                "\uFEFF{\"file_name\":\"a.png\",\"text\":\"a cat\",\"objects\":{\"bbox\":[[1.0,1.0,5.0,5.0]],\"category\":[\"cat\"]}}\n");
        file("train/a.png", "");
        Trial trial = read();
        assertEquals(List.of(), trial.errors());
        assertEquals(Split.TRAIN, trial.items().get(0).split());
        assertEquals(
                Map.of(Attributes.CAPTION, new Value.Text("a cat")),
                trial.items().get(0).annotations().get(0).attributes());
        assertEquals(
                Shape.Box.of(1, 1, 5, 5),
                trial.items().get(0).annotations().get(1).shape());
    }

    @Test
    void picturesAreFoundHoweverTheirPathsAreWritten() throws ExportException, IOException {
        file("train/metadata.jsonl", "{\"file_name\":\"./a.png\"}\n{\"file_name\":\"more\\\\b.png\"}\n");
        file("train/a.png", "");
        file("train/more/b.png", "");

        Trial trial = read();

        assertEquals(List.of("train/a.png", "train/more/b.png"), trial.ids());
        assertEquals(List.of(), trial.losses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret.png",
                "..\\..\\secret.png",
                "more\\..\\..\\../secret.png",
                "./../../secret.png",
                "%s/secret.png",
            })
    void noPathLeadsOutOfTheFolder(String name) throws Exception {
        MaskTrials.gray8(folder.resolve("secret.png"), MaskTrials.values(7, 7));
        file("data/train/a.png", "");
        String secret = name.formatted(folder).replace("\\", "\\\\");
        file(
                "data/train/metadata.jsonl",
                "{\"file_name\":\"" + secret + "\"}\n{\"file_name\":\"a.png\",\"mask_file_name\":\"" + secret
                        + "\"}\n");

        Trial trial = read(folder.resolve("data"));

        assertEquals(2, trial.items().size() + trial.errors().size());
        for (Item item : trial.items()) {
            assertEquals(Blob.ABSENT, item.media().blob());
            assertEquals(List.of(), item.annotations());
        }
    }

    @Test
    void columnsOfListsAreTold() throws ExportException, IOException {
        file(
                "train/metadata.jsonl",
                "{\"file_name\":\"a.png\",\"sizes\":[[1],[2]],\"objects\":[1,2],\"note\":null,\"light\":\"dim\"}\n");
        file("train/a.png", "");

        Trial trial = read();

        assertEquals(
                Map.of("light", new Value.Text("dim")), trial.items().get(0).attributes());
        assertEquals(List.of("imagefolder.column-dropped", "imagefolder.column-dropped"), trial.lossCodes());
    }

    @Test
    void objectsMayBeAListOfObjects() throws ExportException, IOException {
        file(
                "train/metadata.jsonl",
                "{\"file_name\":\"a.png\",\"objects\":[{\"bbox\":[1,1,5,5],\"category\":\"cat\"},"
                        + "{\"category\":\"cat\"},{\"bbox\":[2,2,5,5]}]}\n"
                        + "{\"file_name\":\"b.png\",\"objects\":[]}\n");
        file("train/a.png", "");
        file("train/b.png", "");
        Trial trial = read();
        assertEquals(List.of("box.missing"), trial.errorCodes());
        assertEquals(List.of(), trial.losses());
        List<Annotation> annotations = trial.items().get(0).annotations();
        assertEquals(
                List.of("1 cat", "3 "),
                annotations.stream()
                        .map(each -> each.id() + " " + each.category())
                        .toList());
        assertEquals(Shape.Box.of(1, 1, 5, 5), annotations.get(0).shape());
    }

    @Test
    void lineThatIsNotUtf8IsNamed() throws IOException {
        for (String table : List.of("metadata.csv", "metadata.jsonl")) {
            String rows = "{}\n".repeat(3000) + "\u00e9\n";
            Path file = Files.write(folder.resolve(table), rows.getBytes(ISO_8859_1));
            ExportException refused = assertThrows(ExportException.class, this::read, table);
            assertTrue(
                    refused.getMessage().contains(table + ", line 3001: it is not UTF-8. Save the file as UTF-8."),
                    refused.getMessage());
            Files.delete(file);
        }
    }

    private Trial objects(String objects) throws ExportException, IOException {
        file("train/metadata.jsonl", "{\"file_name\":\"a.png\",\"objects\":" + objects + "}\n");
        file("train/a.png", "");
        return read();
    }

    @Test
    void aCrowdThatIsNeitherYesNorNoIsNamed() throws ExportException, IOException {
        Trial trial = objects("{\"bbox\":[[1,1,5,5],[2,2,5,5],[3,3,5,5]],\"label\":[\"cat\",\"cat\",\"cat\"],"
                + "\"iscrowd\":[1,0,\"some\"]}");
        assertEquals(
                List.of(Map.of("iscrowd", new Value.Flag(true)), Map.of(), Map.of()),
                trial.items().get(0).annotations().stream()
                        .map(Annotation::attributes)
                        .toList());
        assertEquals(
                List.of("these keys of objects are not read: iscrowd"),
                trial.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void numbersOfItemsComeBackAsTheyWere() throws ExportException, IOException {
        Map<String, Value> numbers = Map.of(
                "third", new Value.Number(1 / 3.0), "tiny", new Value.Number(1e-9), "whole", new Value.Number(2));
        Item item = new Item(
                "1",
                "a.png",
                Split.TRAIN,
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 9, 9),
                List.of(),
                List.of(),
                numbers);
        MemoryExport.of(new ImagefolderConverter(), Map.of(), List.of(item)).publishFiles(folder);
        assertTrue(Files.readString(folder.resolve("train/metadata.jsonl")).contains("\"whole\":2.0"));
        assertEquals(numbers, read().items().get(0).attributes());
    }

    @Test
    void whatElseAnObjectHasBecomesAttributes() throws ExportException, IOException {
        Trial trial = objects(
                "{\"bboxes\":[[1,1,5,5]],\"labels\":[\"cat\"],\"id\":[7],\"area\":[25],\"score\":[0.5],"
                        + "\"hidden\":[true],\"colour\":[\"red\"],\"deep\":[[1]],\"none\":[null],\"segmentation\":[{\"size\":[1,1]}]}");
        assertEquals(List.of(), trial.errors());
        Annotation only = trial.items().get(0).annotations().get(0);
        assertEquals("cat", only.category());
        assertEquals(
                Map.of(
                        "score", new Value.Number(0.5),
                        "hidden", new Value.Flag(true),
                        "colour", new Value.Text("red")),
                only.attributes());
        assertEquals(1, trial.losses().size());
        assertEquals(
                "these keys of objects are not read: deep, segmentation",
                trial.losses().get(0).detail());
    }

    @Test
    void listsOfDifferentLengthsLoseNothingSilently() throws ExportException, IOException {
        Trial trial = objects("{\"bbox\":[[1,1,5,5]],\"category\":[\"cat\",\"dog\"],\"area\":25}");
        assertEquals(List.of("box.missing"), trial.errorCodes());
        assertEquals(List.of("imagefolder.objects-length", "imagefolder.column-dropped"), trial.lossCodes());
        assertEquals(
                List.of("category.missing"),
                objects("{\"bbox\":[[1,1,5,5],[1,1,6,6]],\"category\":[\"cat\"]}")
                        .errorCodes());
    }

    @Test
    void aBoxBesideKeypointsOrAnOutlineIsNotLost() throws ExportException, IOException {
        Trial points = objects("{\"bbox\":[[1,1,50,50]],\"category\":[\"cat\"],\"keypoints\":[[5,6,2]]}");
        List<Annotation> two = points.items().get(0).annotations();
        assertEquals(
                List.of("1", "1/keypoints"), two.stream().map(Annotation::id).toList());
        assertEquals(Shape.Box.of(1, 1, 50, 50), two.get(0).shape());
        assertEquals("1", two.get(1).group());
        Trial outline = objects("{\"bbox\":[[1,1,50,50]],\"category\":[\"cat\"],\"segmentation\":[[[1,1,9,1,9,9]]]}");
        assertEquals(List.of("box.recomputed"), outline.lossCodes());
        Trial own = objects("{\"bbox\":[[1,1,8,8]],\"category\":[\"cat\"],\"segmentation\":[[[1,1,9,1,9,9]]]}");
        assertEquals(List.of(), own.lossCodes());
    }

    @Test
    void keypointsWithoutAnAreaOrBeyondThePictureComeBackAlone() throws ExportException, IOException {
        Shape one = new Shape.Points(List.of(new Keypoint("", 5, 6, Keypoint.Visibility.VISIBLE)));
        Shape beyond = new Shape.Points(List.of(new Keypoint("", 20, 30, Keypoint.Visibility.VISIBLE)));
        Item item = Item.of(
                "a",
                "a.png",
                Media.Image.of(Blob.ABSENT, 12, 8),
                List.of(Annotation.of("1", "cat", one), Annotation.of("2", "cat", beyond)));
        Trial.write(
                new ImagefolderConverter(), Map.of(), new Taxonomy(List.of(Category.of("cat"))), List.of(item), folder);
        file("train/a.png", "12 pixels wide, 8 high");

        Trial read = read();

        assertEquals(
                List.of(one, beyond),
                read.annotations(0).stream().map(Annotation::shape).toList());
    }

    @Test
    void rowsOfOnePictureAreItemsAndReported() throws ExportException, IOException {
        file("train/metadata.csv", "file_name,text\na.png,a cat\nb.png,a dog\na.png,an animal\n");

        Trial trial = read();

        assertEquals(3, trial.items().size());
        assertEquals(List.of("imagefolder.picture-repeated"), trial.lossCodes());
        assertTrue(trial.losses().get(0).detail().contains("line 4"), trial.losses()::toString);
    }

    @Test
    void picturesWithoutARowAreCounted() throws ExportException, IOException {
        file(
                "train/metadata.jsonl",
                "{\"file_name\": \"./a.png\", \"mask_file_name\": \"masks/b.png\", \"depth_file_name\": \"f.png\"}\n"
                        + "{\"file_name\": \"c.png\"}\n");
        for (String picture : List.of("a", "masks/b", "d", "sub/e", "f")) {
            file("train/" + picture + ".png", "pixels");
        }

        Trial trial = read();

        assertEquals(
                List.of("2 pictures are not named in any annotation file, and are not read, 'train/d.png' first"),
                trial.losses().stream()
                        .filter(loss -> loss.code().equals("picture.unannotated"))
                        .map(Loss::detail)
                        .toList());
    }

    @Test
    void picturesInParquetAreSaidToBeThat() throws IOException {
        file("data/train-00000-of-00001.parquet", "PAR1");
        assertEquals(
                "imagefolder.parquet",
                assertThrows(ExportException.class, this::read).code());
    }

    @Test
    void annotationsForLanguageModelsAreRefused() throws IOException {
        for (String name : List.of("dataset/_annotations.train.jsonl", "train/annotations.jsonl")) {
            file("dataset/a.png", "");
            file(name, "{\"image\":\"a.png\",\"prefix\":\"detect cat\",\"suffix\":\"<loc0001> cat\"}\n");
            ExportException refused = assertThrows(ExportException.class, this::read);
            assertEquals("imagefolder.annotations", refused.code());
            assertTrue(refused.getMessage().contains(name), refused.getMessage());
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void rowWhosePictureIsMissingIsReportedWhereThereArePictures() throws ExportException, IOException {
        file("train/metadata.csv", "file_name,text\na.png,a cat\nb.png,a dog\n");
        assertEquals(List.of(), read().lossCodes());

        file("train/a.png", "");
        Trial trial = read();

        assertEquals(2, trial.items().size());
        assertEquals(List.of("imagefolder.picture-missing"), trial.lossCodes());
        assertEquals("train/b.png", trial.losses().get(0).item());
    }

    @Test
    void metadataAboveTheFoldersOfSplitsIsDividedByThem() throws ExportException, IOException {
        file("metadata.csv", "file_name,label\ntrain/a.png,cat\ntest/b.png,cat\nc.png,cat\n");
        assertEquals(
                List.of(Split.TRAIN, Split.TEST, Split.NONE),
                read().items().stream().map(Item::split).toList());
    }

    @Test
    void foldersOfClassesAreReadWithoutMetadata() throws ExportException, IOException {
        file("train/dog/x.png", "");
        file("train/cat/y.png", "");
        file("valid/cat/z.png", "");
        Trial trial = read();
        assertEquals(List.of("cat", "dog"), trial.taxonomy().names());
        assertEquals(3, trial.items().size());
        assertEquals("cat", trial.items().get(0).annotations().get(0).category());
        assertEquals(Split.VALIDATION, trial.items().get(2).split());
        file("validate/w.png", ""); // a split of others, and no word of this library
        assertEquals(List.of("cat", "dog", "validate"), read().taxonomy().names());
    }

    @Test
    void numbersAreNamedByTheReadme() throws ExportException, IOException {
        file(
                "README.md",
                "---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        names:\n          '0': ape\n          '1': \"b: c\"\n---\n");
        file("train/metadata.jsonl", "{\"file_name\":\"a.png\",\"label\":1}\n{\"file_name\":\"b.png\",\"label\":2}\n");
        Trial trial = read();
        assertEquals(List.of("ape", "b: c"), trial.taxonomy().names());
        assertEquals("b: c", trial.items().get(0).annotations().get(0).category());
        assertEquals(List.of("category.unknown"), trial.errorCodes());
    }

    @Test
    void eachColumnHasItsOwnList() throws ExportException, IOException {
        file("README.md", """
                ---
                dataset_info:
                  features:
                  - name: weather
                    dtype:
                      class_label:
                        names:
                          '0': rain
                  - name: label
                    dtype:
                      class_label:
                        names:
                          '0': indoors
                          '1': street
                  - name: objects
                    sequence:
                    - name: bbox
                      sequence: float32
                      length: 4
                    - name: category
                      dtype:
                        class_label:
                          names:
                            '0': cup
                            '1': car
                            '2': street
                  splits:
                  - name: train
                ---
                """);
        file(
                "train/metadata.jsonl",
                "{\"file_name\":\"a.png\",\"label\":0,\"objects\":{\"bbox\":[[1,2,3,4]],\"category\":[1]}}\n"
                        + "{\"file_name\":\"b.png\",\"label\":2}\n");
        Trial trial = read();
        assertEquals(
                List.of("indoors", "street", "cup", "car"), trial.taxonomy().names());
        assertEquals(
                List.of("indoors", "car"),
                trial.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals(List.of("category.unknown"), trial.errorCodes());
    }

    @Test
    void brokenRowsAreErrorsAndTheRestGoesOn() throws ExportException, IOException {
        file(
                "train/metadata.jsonl",
                "{\n[1]\n{\"label\":\"x\"}\n{\"file_name\":\"a.png\",\"objects\":{\"bbox\":[[1,2,3]],\"category\":[\"a\"]}}\n");
        Trial trial = read();
        assertEquals(
                List.of("imagefolder.syntax", "imagefolder.syntax", "imagefolder.file-name", "box.invalid"),
                trial.errorCodes());
        assertEquals(1, trial.items().size());
    }
}
