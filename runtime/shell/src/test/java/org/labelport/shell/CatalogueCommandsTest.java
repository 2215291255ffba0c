package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.command.CommandLineRunner;
import org.labelport.command.CommandLineRunner.Console;

class CatalogueCommandsTest {

    private final Terminals terminal = new Terminals(Console.PLAIN);

    @Test
    void formatsAreListedWithTheirBundleWhereThereIsRoom() {
        Terminals wide = new Terminals(new Console(false, 120));
        assertEquals(0, wide.run("formats"));
        assertEquals(0, terminal.run("formats"));

        assertEquals("""
                format  version  title       data         shapes        bundle
                csv     1.0.0    CSV tables  image, text  box           org.example.csv
                yolo    1.2.0    YOLO        image        box, polygon  org.example.yolo
                """, wide.out().replace(System.lineSeparator(), "\n"));
        assertFalse(terminal.out().contains("org.example"), terminal.out());
    }

    @Test
    void filtersNarrowTheList() {
        assertEquals(0, terminal.run("formats", "--data", "image", "--annotation", "IMAGE", "--shape", "polygon"));
        assertTrue(terminal.out().contains("yolo"), terminal.out());
        assertFalse(terminal.out().contains("csv"), terminal.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "formats",
                "formats yolo --json",
                "targets",
                "help",
                "help export",
                "--version",
                "-h",
                "export --help",
                "plugin --help",
                "plugin install -h",
                "--debug formats"
            })
    void outputThatDependsOnTheInstallationAloneIsCacheable(String command) {
        assertTrue(terminal.isCacheable(command.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export --from coco:a.json --media none --to yolo --out help",
                "--debug export --from coco:a.json --media none --to yolo",
                "plan --from coco:a.json --to yolo",
                "export --from coco:a.json --media none --on-item-error Stop --to yolo --out out",
                "verify a --format yolo",
                "runs",
                "runs --in a",
                "plugin list",
                "plugin why yolo",
                "shell",
                "resume formats"
            })
    void outputThatDependsOnMoreIsNotCacheable(String command) {
        assertFalse(terminal.isCacheable(command.split(" ")));
    }

    @Test
    void argumentThatLooksLikeAFileOfArgumentsIsAName(@TempDir Path folder) throws IOException {
        String name = "@" + Files.writeString(folder.resolve("arguments"), "yolo");
        assertEquals(CommandLineRunner.WRONG_USE, terminal.run("formats", name));
        assertTrue(terminal.err().contains("'" + name + "'"), terminal.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(labelport.data_types=text)            | csv",
                "(labelport.shapes=polygon)             | yolo",
                "(labelport.format=y*)                  | yolo",
                "(LABELPORT.Format=y*)                  | yolo",
                "(labelport.version>=1.1)               | yolo",
                "(labelport.version=1)                  | csv",
                "(!(labelport.provider=org.example.csv)) | yolo",
                "(&(labelport.annotation_types=image)(labelport.shapes=box)(labelport.version<=1.1)) | csv",
            })
    void filtersInTheSyntaxOfOsgiNarrowTheList(String filter, String only) {
        assertEquals(0, terminal.run("formats", filter, "--json"), terminal.err());
        assertTrue(terminal.out().contains("\"format\" : \"" + only + "\""), terminal.out());
        assertFalse(terminal.out().contains("\"format\" : \"" + (only.equals("csv") ? "yolo" : "csv")), terminal.out());
    }

    @Test
    void filtersListAndDoNotExplain() {
        assertEquals(0, terminal.run("formats", "(labelport.format=yolo)"));
        assertTrue(terminal.out().startsWith("format  version"), terminal.out());
    }

    @Test
    void badFilterIsMetWithOneLine() {
        assertEquals(2, terminal.run("formats", "(labelport.shapes=box"));
        assertTrue(
                terminal.err().startsWith("labelport: filter.invalid: '(labelport.shapes=box' is not a filter:"),
                terminal.err());
        assertEquals(2, terminal.err().lines().count(), terminal.err());
    }

    @Test
    void filterThatNothingMeetsNamesWhatItMayAskFor() {
        assertEquals(1, terminal.run("formats", "(labelport.shape=box)"));
        assertTrue(terminal.err().contains("A filter may ask for labelport.format, labelport.version"), terminal.err());
    }

    @Test
    void noMatchNamesWhatIsThere() {
        assertEquals(1, terminal.run("formats", "--data", "audio"));
        assertTrue(terminal.err().contains("format.none: no format fits. Installed: csv, yolo."), terminal.err());
    }

    @Test
    void unknownFilterValueNamesTheAllowedOnes() {
        assertEquals(2, terminal.run("formats", "--data", "smell"));
        assertTrue(
                terminal.err()
                        .contains("'smell' is not a value for --data. Give one of image, video, audio, text, pcd"),
                terminal.err());
    }

    @Test
    void oneFormatIsExplained() {
        assertEquals(0, terminal.run("formats", "yolo"));
        assertTrue(terminal.out().contains("yolo - YOLO"), terminal.out());
        assertTrue(
                terminal.out().contains("layout  choice      tree     Where files go. One of: flat, tree."),
                terminal.out());
        assertTrue(terminal.out().contains("yaml    true|false  true"), terminal.out());
        assertTrue(
                terminal.out().contains("geometry.unsupported  shapes that the format does not have"), terminal.out());
    }

    @Test
    void unknownFormatIsWrongUse() {
        assertEquals(2, terminal.run("formats", "png"));
        assertTrue(terminal.err().contains("no format 'png' is installed. Installed: csv, yolo."), terminal.err());
    }

    @Test
    void formatsAsJson() {
        assertEquals(0, terminal.run("formats", "csv", "--json"));
        assertTrue(terminal.out().startsWith("["), terminal.out());
        assertTrue(terminal.out().contains("\"allowed\" : [ \"flat\", \"tree\" ]"), terminal.out());
        assertFalse(terminal.out().contains("yolo"), terminal.out());
    }

    @Test
    void targetsAreListedAndExplained() {
        assertEquals(0, terminal.run("targets"));
        assertTrue(terminal.out().contains("path, images"), terminal.out());
        assertEquals(0, terminal.run("targets", "coco"));
        assertTrue(terminal.out().contains("path    path   (required)  The file."), terminal.out());
    }

    /** The engine knows what may be meant; the command adds nothing, in JSON either. */
    @ParameterizedTest
    @ValueSource(strings = {"targets cocoo", "targets cocoo --json"})
    void misspeltTargetIsMetWithTheOneThatMayBeMeant(String command) {
        assertEquals(2, terminal.run(command.split(" ")));
        assertEquals(
                "labelport: target.unknown: no target 'cocoo' is installed. Did you mean coco?\n"
                        + "Try: labelport targets --help\n",
                terminal.err());
        assertEquals("", terminal.out());
    }
}
