package org.labelport.yolo.dota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.labelport.yolo.Pictures;
import org.labelport.yolo.Reading;

/** Folders and label files of DOTA. */
class DotaTargetTest {

    private static final String HEADER = "imagesource:GoogleEarth\ngsd:0.146\n";
    private static final String SHIP = "10 20 40 20 40 30 10 30 ship 0\n";

    @TempDir
    Path folder;

    private void label(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Trial read(Map<String, String> filter) throws Exception {
        return Reading.of(new DotaTarget(), folder, filter);
    }

    private Item only(String rows) throws Exception {
        label("labelTxt/P0000.txt", rows);
        Trial read = read(Map.of());
        assertEquals(List.of(), read.errors());
        return read.items().get(0);
    }

    @Test
    void aRectangleIsARotatedBoxAndAnyOtherQuadrilateralAPolygon() throws Exception {
        Item item =
                only(HEADER + SHIP + "\n20 10 40 30 30 40 10 20 large-vehicle 1\n0 0 50 5 40 30 2 20 small ship 2\n");
        assertEquals("P0000", item.id());
        assertEquals("P0000.png", item.path());
        assertEquals(Split.NONE, item.split());
        assertEquals(
                Map.of("imagesource", new Value.Text("GoogleEarth"), "gsd", new Value.Number(0.146)),
                item.attributes());
        List<Annotation> objects = item.annotations();
        assertEquals(
                List.of("3", "5", "6"), objects.stream().map(Annotation::id).toList());
        assertEquals(Shape.Box.of(10, 20, 30, 10), objects.get(0).shape());
        assertEquals(Map.of(), objects.get(0).attributes());
        Shape.Box turned = (Shape.Box) objects.get(1).shape();
        assertEquals(Math.PI / 4, turned.angle(), 1e-9);
        assertEquals("large-vehicle", objects.get(1).category());
        assertEquals(Map.of("difficult", new Value.Flag(true)), objects.get(1).attributes());
        assertEquals(
                Shape.Polygon.of(0, 0, 50, 5, 40, 30, 2, 20), objects.get(2).shape());
        assertEquals("small ship", objects.get(2).category());
        assertEquals(Map.of("difficult", new Value.Number(2)), objects.get(2).attributes());
    }

    @Test
    void headersAndDifficultyMayBeMissing() throws Exception {
        Item item = only("imagesource:GoogleEarth\ngsd:null\n" + SHIP.replace(" 0\n", "\n"));
        assertEquals(Map.of("imagesource", new Value.Text("GoogleEarth")), item.attributes());
        assertEquals("ship", item.annotations().get(0).category());
        assertEquals(List.of(), only("").annotations());
    }

    @Test
    void difficultyBelowZeroIsNoPartOfTheClass() throws Exception {
        Annotation object = only(SHIP.replace(" 0\n", " -1\n")).annotations().get(0);
        assertEquals("ship", object.category());
        assertEquals(Map.of("difficult", new Value.Number(-1)), object.attributes());
    }

    @Test
    void aConfidenceAtTheEndIsNoPartOfTheClass() throws Exception {
        Annotation rated = only(SHIP.replace(" 0\n", " 1 0.75\n")).annotations().get(0);
        assertEquals("ship", rated.category());
        assertEquals(Optional.of(0.75), rated.provenance().score());
        assertEquals(Map.of("difficult", new Value.Flag(true)), rated.attributes());
        Annotation plain = only(SHIP.replace(" 0\n", " .5\n")).annotations().get(0);
        assertEquals("ship", plain.category());
        assertEquals(Optional.of(0.5), plain.provenance().score());
        assertEquals(
                "ship 2.5",
                only(SHIP.replace(" 0\n", " 2.5\n")).annotations().get(0).category());
    }

    @Test
    void aLongLineOfBlanksIsAProblemOfItsLine() throws Exception {
        label("labelTxt/P0000.txt", "a" + " ".repeat(300_000) + "\n" + SHIP);
        Trial read = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(Map.of()));
        assertEquals(1, read.errors().size());
        assertEquals("ship", read.items().get(0).annotations().get(0).category());
    }

    @Test
    void splitsAreFolders() throws Exception {
        label("val/labelTxt/b.txt", SHIP);
        label("train/labelTxt/a.txt", SHIP);
        label("data.yaml", "names: [ship]");
        Pictures.png(folder.resolve("train/images/a.jpg"), 100, 50);
        Pictures.png(folder.resolve("train/images/c.png"), 100, 50);
        Trial read = read(Map.of());
        assertEquals(List.of("train/a", "val/b"), read.ids());
        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertEquals("a.jpg", read.items().get(0).path());
        assertEquals(100, ((Media.Image) read.items().get(0).media()).width());
        assertEquals(List.of("picture.unannotated"), read.lossCodes());
    }

    @Test
    void linksToNothingThatAreNoPartOfTheDataSetEndNoRun() throws Exception {
        label("train/labelTxt/a.txt", SHIP);
        Files.createSymbolicLink(folder.resolve("backup"), folder.resolve("gone"));
        assertEquals(List.of("train/a"), read(Map.of()).ids());

        Files.createSymbolicLink(folder.resolve("val"), folder.resolve("gone"));
        assertThrows(UncheckedIOException.class, () -> read(Map.of()));
    }

    @Test
    void theHighestVersionOfLabelsIsRead() throws Exception {
        label("labelTxt-v1.0/labelTxt/a.txt", "");
        label("labelTxt-v1.5/a.txt", SHIP);
        Trial read = read(Map.of());
        assertEquals(List.of("dota.folder-ignored"), read.lossCodes());
        assertEquals(1, read.items().get(0).annotations().size());
        Trial older = Reading.of(new DotaTarget(), folder.resolve("labelTxt-v1.0/labelTxt"), Map.of());
        assertEquals(0, older.items().get(0).annotations().size());
    }

    @Test
    void labelsOfTilesOfMmrotateAreRead() throws Exception {
        label("train/annfiles/a__1024__0___0.txt", SHIP);
        Pictures.png(folder.resolve("train/images/a__1024__0___0.png"), 100, 50);
        Trial read = read(Map.of());
        assertEquals(List.of("train/a__1024__0___0"), read.ids());
        assertEquals(1, read.items().get(0).annotations().size());
        assertEquals(List.of(), read.lossCodes());
        Trial labels = Reading.of(new DotaTarget(), folder.resolve("train/annfiles"), Map.of());
        assertEquals(100, ((Media.Image) labels.items().get(0).media()).width());
    }

    /** As the zips of DOTA 1.5 and 2.0 are when they are unpacked where they lie. */
    @Test
    void labelsOfUprightBoxesAreNotReadBesideThoseOfRotatedOnes() throws Exception {
        label("train/labelTxt-v1.5/DOTA-v1.5_train/a.txt", SHIP);
        label("train/labelTxt-v1.5/DOTA-v1.5_train_hbb/a.txt", SHIP.repeat(2));
        Pictures.png(folder.resolve("train/images/a.png"), 100, 50);
        Trial read = read(Map.of());
        assertEquals(List.of("train/a"), read.ids());
        assertEquals(1, read.items().get(0).annotations().size());
        assertEquals(100, ((Media.Image) read.items().get(0).media()).width());
        assertEquals(List.of("dota.folder-ignored"), read.lossCodes());
        Trial upright =
                Reading.of(new DotaTarget(), folder.resolve("train/labelTxt-v1.5/DOTA-v1.5_train_hbb"), Map.of());
        assertEquals(2, upright.items().get(0).annotations().size());
        assertEquals(100, ((Media.Image) upright.items().get(0).media()).width());
        assertEquals(List.of(), upright.lossCodes());
        Trial version = Reading.of(new DotaTarget(), folder.resolve("train/labelTxt-v1.5"), Map.of());
        assertEquals(List.of("a"), version.ids());
        assertEquals(List.of("dota.folder-ignored"), version.lossCodes());
        Files.createDirectories(folder.resolve("train/labelTxt-v1.5/exports"));
        assertEquals(List.of("train/a"), read(Map.of()).ids());
    }

    @Test
    void foldersOfAVersionThatAreNamedAfterSplitsAreSplits() throws Exception {
        label("labelTxt-v1.5/DOTA-v1.5_train/a.txt", SHIP);
        label("labelTxt-v1.5/DOTA-v1.5_train_hbb/a.txt", SHIP.repeat(2));
        label("labelTxt-v1.5/DOTA-v1.5_val/b.txt", SHIP);
        label("labelTxt-v1.5/DOTA-v1.5_val_hbb/b.txt", SHIP.repeat(2));
        Pictures.png(folder.resolve("images/a.png"), 100, 50);
        Pictures.png(folder.resolve("images/b.png"), 70, 50);
        for (Path path : List.of(folder, folder.resolve("labelTxt-v1.5"))) {
            Trial read = Reading.of(new DotaTarget(), path, Map.of());
            assertEquals(List.of("train/a", "val/b"), read.ids());
            assertEquals(
                    List.of(Split.TRAIN, Split.VALIDATION),
                    read.items().stream().map(Item::split).toList());
            assertEquals(70, ((Media.Image) read.items().get(1).media()).width());
            assertEquals(1, read.items().get(1).annotations().size());
            assertEquals(List.of("dota.folder-ignored", "dota.folder-ignored"), read.lossCodes());
        }
        Pictures.png(folder.resolve("images/train/a.png"), 80, 50);
        Item first = read(Map.of("images", folder.resolve("images").toString()))
                .items()
                .get(0);
        assertEquals(80, ((Media.Image) first.media()).width());
    }

    @Test
    void picturesOfOneFolderForAllSplitsAreAllAnnotated() throws Exception {
        label("train/labelTxt/a.txt", SHIP);
        label("val/labelTxt/b.txt", SHIP);
        Pictures.png(folder.resolve("pictures/a.png"), 100, 50);
        Pictures.png(folder.resolve("pictures/b.png"), 100, 50);
        Trial read = read(Map.of("images", folder.resolve("pictures").toString()));
        assertEquals(List.of("train/a", "val/b"), read.ids());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void otherFoldersOfLabelsAreReportedAsNotRead() throws Exception {
        label("train/labelTxt-v1.0/labelTxt/a.txt", SHIP);
        label("train/labelTxt-v1.0/Train_Task2_gt/trainset_reclabelTxt/a.txt", SHIP);
        label("trainval/labelTxt/a.txt", SHIP);
        Trial read = read(Map.of());
        assertEquals(List.of("train/a"), read.ids());
        assertEquals(List.of("dota.folder-ignored", "dota.folder-ignored"), read.lossCodes());
        label("labelTxt/b.txt", SHIP);
        Trial own = read(Map.of());
        assertEquals(List.of("b"), own.ids());
        assertEquals(List.of("dota.folder-ignored", "dota.folder-ignored"), own.lossCodes());
    }

    /** As the zips part1.zip, part2.zip … of DOTA are when they are unpacked where they lie. */
    @Test
    void picturesMayBeInFoldersOfParts() throws Exception {
        label("train/labelTxt/a.txt", SHIP);
        label("train/labelTxt/b.txt", SHIP);
        label("train/labelTxt/c.txt", SHIP);
        Pictures.png(folder.resolve("train/images/part1/images/a.png"), 100, 50);
        Pictures.png(folder.resolve("train/images/part2/b.jpg"), 70, 50);
        Pictures.png(folder.resolve("train/images/part2/d.png"), 70, 50);
        Pictures.png(folder.resolve("train/images/c.png"), 40, 50);
        for (Map<String, String> filter : List.of(
                Map.<String, String>of(),
                Map.of("images", folder.resolve("train/images").toString()))) {
            Trial read = read(filter);
            assertEquals(
                    List.of("a.png 100", "b.jpg 70", "c.png 40"),
                    read.items().stream()
                            .map(item -> item.path() + " " + ((Media.Image) item.media()).width())
                            .toList());
            assertEquals(List.of("picture.unannotated"), read.lossCodes());
            assertTrue(read.losses().get(0).detail().startsWith("'part2/d.png' has no"), read.losses()::toString);
        }
    }

    @Test
    void picturesOfAGivenFolderMustBeThere() throws Exception {
        label("set/labelTxt/a.txt", SHIP);
        label("set/labelTxt/b.txt", SHIP);
        Pictures.png(folder.resolve("pictures/a.png"), 100, 50);
        Trial read = Reading.of(
                new DotaTarget(),
                folder.resolve("set"),
                Map.of("images", folder.resolve("pictures").toString()));
        assertEquals(List.of("a"), read.ids());
        assertEquals(List.of("media.missing"), read.errorCodes());
    }

    @Test
    void linesThatAreNoObjectsAreErrorsOfTheirLine() throws Exception {
        label("labelTxt/a.txt", HEADER + "1 2 3 4 ship 0\n1 1 x 1 9 9 1 9 ship 0\n1 1 1e999 1 9 9 1 9 ship 0\n" + SHIP);
        Trial read = read(Map.of());
        assertEquals(List.of("dota.row", "dota.row", "dota.row"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().contains("a.txt line 3: 6 fields"),
                read.errors().toString());
        assertEquals(1, read.items().get(0).annotations().size());
        Files.write(folder.resolve("labelTxt/a.txt"), new byte[] {(byte) 0xff, 'a', '\n'});
        assertEquals(List.of("dota.labels"), read(Map.of()).errorCodes());
    }

    @Test
    void aFolderWithoutLabelsIsRefused() throws Exception {
        label("labels/a.txt", SHIP);
        String line = assertThrows(ExportException.class, () -> read(Map.of())).line();
        assertTrue(line.startsWith("dota.missing: there is no folder labelTxt or annfiles in "), line);
    }
}
