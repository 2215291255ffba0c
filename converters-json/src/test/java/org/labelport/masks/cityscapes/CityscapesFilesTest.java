package org.labelport.masks.cityscapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;

/** Tests how files of Cityscapes are read and checked, and broken ones. */
final class CityscapesFilesTest {

    private static final String NAME = "ulm/ulm_000001_000019";
    private static final String POLYGONS =
            "{\"imgHeight\":8,\"imgWidth\":12,\"objects\":[{\"label\":\"car\",\"polygon\":[[0,0],[3,0],[3,3]]}]}";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Path mask(String kind) {
        return folder.resolve("gtFine/train/" + NAME + "_gtFine_" + kind);
    }

    @BeforeEach
    void writeGoodFiles() throws Exception {
        MaskTrials.picture(folder.resolve("leftImg8bit/train/" + NAME + "_leftImg8bit.png"));
        MaskTrials.gray8(mask("labelIds.png"), MaskTrials.values(7, 26));
        MaskTrials.gray8(mask("labelTrainIds.png"), MaskTrials.values(0, 13));
        MaskTrials.gray16(mask("instanceIds.png"), MaskTrials.values(7, 26003));
        MaskTrials.rgb(mask("color.png"), new int[96]);
        Files.writeString(mask("polygons.json"), POLYGONS);
    }

    private List<String> verify() throws Exception {
        return MaskTrials.verify(new CityscapesConverter(), folder, scratch);
    }

    private Trial read(String shapes) throws Exception {
        return Trial.read(new CityscapesTarget(), Map.of("path", folder.toString(), "shapes", shapes), scratch);
    }

    /** Cityscapes prescribes the groups and colours of its labels. */
    @Test
    void whatALabelOfCityscapesSaysOtherwiseIsLost() throws Exception {
        Category car = new Category("car", "toy", "#010203", Skeleton.NONE, List.of());
        Category road = new Category("road", "flat", "#804080", Skeleton.NONE, List.of());
        Trial written = Trial.write(
                new CityscapesConverter(),
                Map.of(),
                new Taxonomy(List.of(car, road)),
                List.of(),
                Files.createDirectory(scratch.resolve("written")));
        assertEquals(List.of("category.parent-dropped", "category.color-dropped"), written.lossCodes());
    }

    @Test
    void whatCannotBeUsedInTheListOfLabelsIsTold() throws Exception {
        Files.writeString(folder.resolve("labels.json"), """
                [{"name": "road", "id": 7, "trainId": "0", "color": [1, 2]},
                {"name": "car", "id": 26, "trainId": 13},
                {"name": "dog", "id": 256},
                {"name": "cat", "id": 7}]
                """);

        List<String> losses = read("masks").losses().stream().map(Loss::detail).toList();
        assertEquals(
                List.of(
                        "labels.json, line 1: the trainId of 'road' is not a whole number from -1 to 255, so that the"
                                + " label has none. Correct it.",
                        "labels.json, line 1: the color of 'road' is not a list of red, green and blue from 0 to 255,"
                                + " so that it is black. Correct it.",
                        "labels.json, line 3: a label needs a \"name\" and an \"id\" from -1 to 255. It is left out;"
                                + " correct it.",
                        "labels.json, line 4: the id 7 or the name 'cat' is there twice. The first one counts; correct"
                                + " one of them."),
                losses);
        assertTrue(verify().contains("damaged labels"));
    }

    @Test
    void trainingIdsAreThoseOfTheLabels() throws Exception {
        MaskTrials.gray8(mask("labelTrainIds.png"), MaskTrials.values(0, 12));
        assertEquals(List.of("damaged disagreement"), verify());

        MaskTrials.gray8(mask("labelTrainIds.png"), MaskTrials.values(0, 13));
        Files.writeString(
                folder.resolve("labels.json"),
                "[{\"name\":\"road\",\"id\":7,\"trainId\":13},{\"name\":\"car\",\"id\":26,\"trainId\":0}]");
        assertEquals(List.of("damaged disagreement"), verify());

        Files.delete(mask("labelIds.png"));
        assertEquals(List.of("rejected mask-missing"), verify());
    }

    @Test
    void masksWithoutAPictureAreAnErrorForEachPicture() throws Exception {
        Files.delete(folder.resolve("leftImg8bit/train/" + NAME + "_leftImg8bit.png"));
        for (String shapes : List.of("masks", "polygons")) {
            Trial read = read(shapes);
            assertEquals(List.of("mask.picture-missing"), read.errorCodes());
            assertEquals("train/" + NAME, read.errors().get(0).item());
        }
    }

    @Test
    void goodFilesAreFaultlessAndRead() throws Exception {
        assertEquals(List.of(), verify());
        assertEquals(List.of("car", "road"), MaskTrials.categories(read("masks")));
        assertEquals(List.of("car"), MaskTrials.categories(read("polygons")));
        Files.delete(mask("instanceIds.png"));
        assertEquals(List.of("car", "road"), MaskTrials.categories(read("masks")));
        Files.delete(mask("labelIds.png"));
        assertEquals(List.of("car", "road"), MaskTrials.categories(read("masks")));
    }

    @Test
    void datumaroNumbersLabelsByTheLinesOfItsList() throws Exception {
        Files.delete(mask("labelTrainIds.png"));
        MaskTrials.gray8(mask("labelIds.png"), MaskTrials.values(1, 2));
        MaskTrials.gray8(mask("instanceIds.png"), MaskTrials.values(1, 2));
        Path list = folder.resolve("label_colors.txt");
        Files.writeString(list, "0 0 0 background\n128 0 0 boat\n0 128 0 fish\n");
        Trial read = read("masks");
        assertEquals(List.of("fish", "boat"), MaskTrials.categories(read));
        assertEquals(Map.of(), read.items().get(0).annotations().get(0).attributes());
        assertEquals(List.of("boat", "fish"), read.taxonomy().names());
        Files.writeString(list, "128 0 0 boat\n0 128 0 fish\n");
        assertEquals(List.of("fish", "boat"), MaskTrials.categories(read("masks")));
        Files.writeString(list, " boat\n fish\n");
        assertEquals(List.of("fish", "boat"), MaskTrials.categories(read("masks")));
        Files.writeString(list, " boat\n fish\n background\n");
        assertEquals(List.of("fish", "boat"), MaskTrials.categories(read("masks")));
        Files.writeString(list, "1 2 boat\n");
        assertThrows(ExportException.class, () -> read("masks"));
    }

    @Test
    void cvatPutsThePicturesIntoAFolderOfTheirOwn() throws Exception {
        Trial usual = read("masks");
        Files.createDirectories(folder.resolve("imgsFine"));
        Files.move(folder.resolve("leftImg8bit"), folder.resolve("imgsFine/leftImg8bit"));

        Trial read = read("masks");

        assertEquals(usual.ids(), read.ids());
        assertEquals(usual.annotations(0), read.annotations(0));
        assertEquals(usual.items().get(0).split(), read.items().get(0).split());
        assertEquals(List.of(), verify());
    }

    @Test
    void masksAreComparedWithPicturesOfAnyKind() throws Exception {
        Path picture = folder.resolve("leftImg8bit/train/" + NAME + "_leftImg8bit.png");
        Files.move(picture, picture.resolveSibling("ulm_000001_000019_leftImg8bit.jpg"));
        assertEquals(List.of("remark not-png"), verify());
        MaskTrials.gray8(mask("labelTrainIds.png"), new int[12 * 7]);
        assertEquals(List.of("remark not-png", "rejected size"), verify());
    }

    @Test
    void plainIdOfACountedLabelIsACrowd() throws Exception {
        MaskTrials.gray16(mask("instanceIds.png"), MaskTrials.values(7, 26));
        Annotation car = read("masks").items().get(0).annotations().get(0);
        assertTrue(Attributes.isSet(car.attributes(), Attributes.CROWD));
        Files.writeString(mask("polygons.json"), POLYGONS.replace("car", "cargroup"));
        assertTrue(Attributes.isSet(
                read("polygons").items().get(0).annotations().get(0).attributes(), Attributes.CROWD));
    }

    @Test
    void valuesOfNoLabel() throws Exception {
        MaskTrials.gray8(mask("labelTrainIds.png"), MaskTrials.values(0, 40));
        assertEquals(List.of("rejected value-unknown"), verify());
        MaskTrials.gray8(mask("labelIds.png"), MaskTrials.values(7, 200));
        MaskTrials.gray16(mask("instanceIds.png"), MaskTrials.values(7, 200));
        assertEquals(List.of("rejected value-unknown"), verify());
        assertEquals(List.of("mask.value-unknown"), read("masks").errorCodes());
    }

    @Test
    void idsThatDisagreeOrHaveTheWrongKind() throws Exception {
        MaskTrials.gray16(mask("instanceIds.png"), MaskTrials.values(7, 24000));
        assertEquals(List.of("damaged disagreement"), verify());
        MaskTrials.gray8(mask("instanceIds.png"), MaskTrials.values(7, 26));
        assertEquals(List.of("damaged bits"), verify());
        MaskTrials.rgb(mask("instanceIds.png"), MaskTrials.values(0xff0000, 0x00ff00));
        assertEquals(List.of("mask.unreadable"), read("masks").errorCodes());
    }

    /** Other files of the picture are compared with the label ids. */
    @ParameterizedTest
    @ValueSource(strings = {"labelIds.png", "labelTrainIds.png", "instanceIds.png"})
    void masksThatCannotBeReadAreToldOnce(String name) throws Exception {
        MaskTrials.gray8(mask("labelTrainIds.png"), MaskTrials.values(0, 13));
        Files.writeString(mask(name), "x");

        List<Problem> problems = MaskTrials.problems(new CityscapesConverter(), Map.of(), folder, scratch);

        assertEquals(
                List.of("cityscapes.unreadable"),
                problems.stream().map(Problem::code).toList());
        assertTrue(problems.get(0).file().endsWith(name), problems.toString());
    }

    @Test
    void polygonsAreNamedWhereThereAreNoMasks() throws Exception {
        for (String file : List.of("instanceIds.png", "labelIds.png", "labelTrainIds.png")) {
            Files.deleteIfExists(mask(file));
        }
        Trial read = read("masks");
        assertEquals(List.of("mask.missing"), read.lossCodes());
        assertTrue(read.losses().toString().contains("read with --filter shapes=polygons"), read.losses()::toString);

        Files.delete(mask("polygons.json"));
        assertFalse(read("masks").losses().toString().contains("polygons"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void polygonsThatCannotBeOpenedCostNoPictureOfMasks() throws Exception {
        for (String file : List.of("instanceIds.png", "labelIds.png", "labelTrainIds.png", "polygons.json")) {
            Files.deleteIfExists(mask(file));
        }
        Files.createSymbolicLink(mask("polygons.json"), Path.of("/dev/null"));

        Trial read = read("masks");

        assertEquals(List.of("mask.missing"), read.lossCodes());
        assertEquals(List.of(), read.errors());
        assertEquals(1, read.items().size());
    }

    @Test
    void namesWithoutThreePartsAndMissingFiles() throws Exception {
        Files.delete(mask("polygons.json"));
        assertEquals(List.of("rejected mask-missing"), verify());
        Files.writeString(folder.resolve("gtFine/train/ulm/ulm_1_gtFine_labelIds.png"), "x");
        assertEquals(List.of("rejected mask-missing", "rejected name"), verify());
    }

    @Test
    void polygonsWithUnknownLabels() throws Exception {
        Files.writeString(mask("polygons.json"), POLYGONS.replace("car", "trafficlight"));
        assertEquals(List.of("rejected label-unknown"), verify());
        assertEquals(List.of("category.unknown"), read("polygons").errorCodes());
        Files.writeString(mask("polygons.json"), POLYGONS.replace(",[3,3]", ""));
        assertEquals(List.of("rejected polygon"), verify());
        assertEquals(List.of("geometry.missing"), read("polygons").errorCodes());
        Files.writeString(mask("polygons.json"), "{");
        assertEquals(List.of("rejected polygons"), verify());
        assertEquals(List.of("mask.unreadable"), read("polygons").errorCodes());
    }

    @Test
    void polygonsWithoutAListOfObjectsAreNoEmptyOnes() throws Exception {
        for (String objects : List.of("3", "{}", "null", "\"x\"")) {
            Files.writeString(mask("polygons.json"), "{\"imgHeight\":8,\"imgWidth\":12,\"objects\":" + objects + "}");
            assertEquals(List.of("rejected polygons"), verify(), objects);
            assertEquals(List.of("mask.unreadable"), read("polygons").errorCodes(), objects);
        }
        Files.writeString(mask("polygons.json"), "{\"imgHeight\":8,\"imgWidth\":12,\"objects\":[]}");
        assertEquals(List.of(), verify());
        assertEquals(List.of(), read("polygons").errorCodes());
    }

    @Test
    void pointsThatAreNoneAreFound() throws Exception {
        Files.writeString(mask("polygons.json"), POLYGONS.replace("[3,3]", "[3,\"3\"]"));
        assertEquals(List.of("rejected polygon"), verify());
        assertEquals(List.of("geometry.missing"), read("polygons").errorCodes());
    }

    /** As in Python. */
    @Test
    void objectsAreDeletedByWhatIsTrue() throws Exception {
        for (String kept : List.of("0", "false", "null", "0.0", "\"\"")) {
            Files.writeString(mask("polygons.json"), POLYGONS.replace("}]", ",\"deleted\":" + kept + "}]"));
            assertEquals(List.of("car"), MaskTrials.categories(read("polygons")), kept);
        }
        for (String deleted : List.of("1", "true")) {
            Files.writeString(mask("polygons.json"), POLYGONS.replace("}]", ",\"deleted\":" + deleted + "}]"));
            assertEquals(List.of(), MaskTrials.categories(read("polygons")), deleted);
        }
    }

    @Test
    void polygonsThatWereNotWrittenAreMissed() throws Exception {
        Files.delete(mask("polygons.json"));
        Trial read = read("polygons");
        assertEquals(List.of("mask.missing"), read.lossCodes());
        assertTrue(read.losses().get(0).detail().contains("has no polygons"));
    }

    @Test
    void filesThatTheTaskNeedsAreMissed() throws Exception {
        Map<CityFile, List<String>> tasks = Map.of(
                CityFile.LABEL_IDS,
                List.of("all", "semantic", "instances", "panoptic"),
                CityFile.TRAIN_IDS,
                List.of("semantic", "panoptic"),
                CityFile.INSTANCE_IDS,
                List.of("all", "instances", "panoptic"),
                CityFile.COLORS,
                List.of(),
                CityFile.POLYGONS,
                List.of("all", "instances"));
        for (CityFile file : CityFile.values()) {
            Path path = folder.resolve("gtFine/train/" + NAME + file.end(CityFile.FINE));
            byte[] bytes = Files.readAllBytes(path);
            Files.delete(path);
            for (String files : WrittenFiles.OPTION.allowed()) {
                assertEquals(
                        tasks.get(file).contains(files) ? List.of("rejected mask-missing") : List.of(),
                        MaskTrials.verify(new CityscapesConverter(), Map.of("files", files), folder, scratch),
                        files + " without " + file);
            }
            Files.write(path, bytes);
        }
    }
}
