package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.it.LabelportProcess.Ended;

/** Exports that another program has opened and saved are read as they were before. */
class SavedAnewIT {

    private static final Path SHAPES = LabelportProcess.project("examples/shapes");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "voc, SegmentationClass SegmentationObject, zopflipng -y -q OLD NEW",
        "voc, SegmentationClass SegmentationObject, optipng -quiet OLD -out NEW",
        "coco-panoptic, panoptic_train, zopflipng -y -q OLD NEW",
        "coco-panoptic, panoptic_train, optipng -quiet OLD -out NEW",
        "ade20k, training, zopflipng -y -q OLD NEW",
    })
    void picturesThatWereMadeSmaller(String format, String folders, String program) throws Exception {
        assumeHere(program.split(" ")[0]);
        Path exported = export(
                "coco:" + SHAPES,
                format,
                "out",
                "--images",
                SHAPES.resolve("images").toString());
        String before = read(format, exported, "before");

        int changed = 0;
        for (Path picture : pictures(exported, List.of(folders.split(" ")))) {
            Path smaller = folder.resolve("new.png");
            Ended saved = run(Stream.of(program.split(" "))
                    .map(word -> word.equals("OLD") ? picture.toString() : word)
                    .map(word -> word.equals("NEW") ? smaller.toString() : word)
                    .toList());
            assertEquals(0, saved.exitCode(), saved.err());
            changed += Files.mismatch(picture, smaller) < 0 ? 0 : 1;
            Files.move(smaller, picture, StandardCopyOption.REPLACE_EXISTING);
        }

        assertNotEquals(0, changed);
        assertEquals(before, read(format, exported, "after"));
    }

    @Test
    void tablesThatASpreadsheetSaved() throws Exception {
        assumeHere("soffice");
        Path tables = export(
                "coco:" + SHAPES, "csv", "out", "-o", "excel=true", "--map", "boat==SUM(A1)", "--map", "fish=-fish");
        String before = read("csv", tables, "before");

        Path saved = Files.createDirectories(folder.resolve("saved"));
        for (String table : List.of("annotations.csv", "items.csv", "classes.csv")) {
            Ended converted = run(List.of(
                    "soffice",
                    "--headless",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--infilter=CSV:44,34,76,1",
                    "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
                    "--outdir",
                    saved.toString(),
                    tables.resolve(table).toString()));
            assertEquals(0, converted.exitCode(), converted.err());
        }

        assertEquals(before, read("csv", saved, "after"));
    }

    /** Returns the folder of an export. */
    private Path export(String source, String format, String name, String... options) throws Exception {
        Path out = folder.resolve(name);
        Stream<String> arguments = Stream.of("export", "--from", source, "--to", format, "--out", out.toString());
        Ended ended = LabelportProcess.run(
                folder, Stream.concat(arguments, Stream.of(options)).toArray(String[]::new));
        assertEquals(0, ended.exitCode(), ended.err());
        return out.resolve(format);
    }

    /** Returns what is read of a data set, as COCO. */
    private String read(String format, Path data, String name) throws Exception {
        Path coco = export(format + ":" + data, "coco", name, "--media", "none");
        return Files.readString(coco.resolve("annotations/instances_train.json"));
    }

    private static List<Path> pictures(Path exported, List<String> folders) throws IOException {
        try (Stream<Path> files = Files.walk(exported)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file ->
                            folders.contains(file.getParent().getFileName().toString()))
                    .toList();
        }
    }

    private void assumeHere(String program) throws Exception {
        assumeTrue(run(List.of("sh", "-c", "command -v " + program)).exitCode() == 0, "no " + program + " here");
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        return LabelportProcess.program(folder, command).await();
    }
}
