package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.OnItemError;
import org.labelport.export.ExportParams.OnLoss;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.SplitRatio;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.plugin.VersionRange;

class RequestArgumentsTest {

    private final Terminals terminal = new Terminals(Console.PLAIN);

    /** Java gets bytes that are not UTF-8 as this character. */
    @ParameterizedTest
    @CsvSource({"--from coco:l\uFFFDt/a.json --to yolo", "--from coco:a.json --to yolo --out l\uFFFDt"})
    void nameThatIsNotUtf8IsRefused(String arguments) {
        assertEquals(2, terminal.run(("export " + arguments).split(" ")));
        assertTrue(terminal.err().contains("is not in UTF-8"), terminal.err());
        assertEquals(List.of(), terminal.engine.requests);
    }

    /** Shells do not replace it there, and a folder of this name would be made. */
    @ParameterizedTest
    @CsvSource({
        "--from coco:~/a.json --to yolo, --from '~/a.json'",
        "--from coco:a.json --images=~ --to yolo, --images '~'",
        "--from coco:a.json --filter images=~/a --to yolo, --filter '~/a'",
        "--from coco:a.json --to yolo --out=~/exports, --out '~/exports'"
    })
    void homeThatTheShellDidNotReplaceIsRefused(String arguments, String said) {
        assertEquals(2, terminal.run(("export " + arguments).split(" ")));
        assertTrue(terminal.err().contains("option.invalid: " + said + " begins with ~"), terminal.err());
        assertTrue(terminal.err().contains("Write $HOME"), terminal.err());
        assertEquals(List.of(), terminal.engine.requests);
    }

    @Test
    void everyArgumentReachesTheEngine() {
        int code = terminal.run(
                "export",
                "--from",
                "coco:a:b.json",
                "--filter",
                "k=v=w",
                "--images",
                "photos",
                "--to",
                "yolo,csv",
                "--out",
                "x/y",
                "--name",
                "mine",
                "--categories",
                "b,a",
                "--map",
                "cat=animal",
                "--map",
                "dog=animal",
                "--map",
                "=animal",
                "--only",
                "animal",
                "--without",
                "fox",
                "--split",
                "0.5/0.25/0.25",
                "--on-item-error",
                "stop",
                "--strict",
                "--accept",
                "box.dropped,order.dropped",
                "--media",
                "link",
                "--threads",
                "3",
                "--shard-items",
                "7",
                "--quiet");

        assertEquals(0, code, terminal.err());
        ExportParams params = terminal.engine.requests.get(0);
        assertEquals("coco", params.target());
        assertEquals(Map.of("path", "a:b.json", "k", "v=w", "images", "photos"), params.filter());
        assertEquals(
                List.of("yolo", "csv"),
                params.formats().stream().map(FormatRequest::format).toList());
        assertEquals(Path.of("x/y"), params.destination());
        assertEquals(Optional.of("mine"), params.name());
        assertEquals(List.of("b", "a"), params.categories().names());
        assertEquals(
                Map.of("cat", "animal", "dog", "animal", "", "animal"),
                params.categories().renames());
        assertEquals(Set.of("animal"), params.categories().only());
        assertEquals(Set.of("fox"), params.categories().without());
        assertEquals(Optional.of(new SplitRatio(0.5, 0.25, 0.25)), params.split());
        assertEquals(OnItemError.STOP, params.onItemError());
        assertEquals(OnLoss.FAIL, params.onLoss());
        assertEquals(Set.of("box.dropped", "order.dropped"), params.acceptedLosses());
        assertEquals(OriginalFiles.LINK, params.media());
        assertEquals(3, params.threads());
        assertEquals(7, params.shardItems());
    }

    @Test
    void imagesAreRefusedWhereTheTargetLooksForThemByAnotherKey() {
        for (List<String> command : List.of(
                List.of("export", "--from", "tasks:a", "--images", "photos", "--to", "yolo"),
                List.of("preview", "tasks:a", "--images", "photos", "--out", "page.html"))) {
            assertEquals(2, terminal.run(command.toArray(String[]::new)));
            assertTrue(
                    terminal.err()
                            .contains(
                                    "option.unknown: the target 'tasks' does not take --images. Give the folder of the files"
                                            + " with --filter media=DIR. What it takes is given with --filter KEY=VALUE: path, media. 'labelport targets tasks' explains them."),
                    terminal.err());
        }
    }

    @Test
    void lossesAreAcceptedWhereOthersFailOnly() {
        assertEquals(2, terminal.run("export", "--from", "coco:a", "--to", "yolo", "--accept", "box.dropped"));
        assertTrue(terminal.err().contains("--accept goes with --strict"), terminal.err());
    }

    @Test
    void optionWithoutFormatGoesToEveryFormatThatHasIt() {
        terminal.run("export", "--from", "coco:a", "--to", "yolo,csv", "-o", "layout=flat", "-o", "yaml=false");

        assertEquals(
                List.of(
                        new FormatRequest("yolo", Map.of("layout", "flat", "yaml", "false")),
                        new FormatRequest("csv", Map.of("layout", "flat"))),
                terminal.engine.requests.get(0).formats());
    }

    @Test
    void formatsMayNameVersions() {
        terminal.run("export", "--from", "coco:a", "--to", "yolo@[1.2,2), csv", "-o", "yolo.layout=flat");
        terminal.run("plan", "--from", "coco:a", "--to", "csv@1.0,yolo@[1.2,1.2]");

        assertEquals(
                List.of(
                        new FormatRequest("yolo", versions("[1.2,2)"), Map.of("layout", "flat")),
                        new FormatRequest("csv", Map.of())),
                terminal.engine.requests.get(0).formats());
        assertEquals(
                List.of(
                        new FormatRequest("csv", versions("1.0"), Map.of()),
                        new FormatRequest("yolo", versions("[1.2,1.2]"), Map.of())),
                terminal.engine.requests.get(1).formats());
    }

    private static Requirements versions(String range) {
        return Requirements.NONE.versions(VersionRange.parse(range).orElseThrow());
    }

    @Test
    void whatFormatsMustBeAbleToDoReachesTheEngine() {
        terminal.run(
                "plan",
                "--from",
                "coco:a",
                "--to",
                "yolo",
                "--data",
                "image",
                "--annotation",
                "image,TEXT",
                "--shape",
                "box",
                "--shape",
                "mask");

        assertEquals(
                new Requirements(
                        VersionRange.ANY,
                        Set.of(DataType.IMAGE),
                        Set.of(DataType.IMAGE, DataType.TEXT),
                        Set.of(ShapeKind.BOX, ShapeKind.MASK)),
                terminal.engine.requests.get(0).formats().get(0).requirements());
    }

    @Test
    void optionWithFormatGoesToThatFormatOnly() {
        terminal.run("export", "--from", "coco:a", "--to", "yolo,csv", "-o", "csv.layout=tree");

        assertEquals(
                List.of(new FormatRequest("yolo", Map.of()), new FormatRequest("csv", Map.of("layout", "tree"))),
                terminal.engine.requests.get(0).formats());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to png               | format.unknown: no format 'png' is installed. Installed: csv, yolo.",
                "--to yolo,yolo         | format.twice",
                "--to yolo,yolo@1       | format.twice",
                "--to yolo@1.3          | format.unmatched: no installed version of format 'yolo' will do.",
                "--to yolo@[1.3         | option.invalid: 'yolo@[1.3' for --to is not a format with versions. Write yolo@1.2 for",
                "--to yolo@             | option.invalid: 'yolo@' for --to is not a format",
                "--to @1.2              | option.invalid: '@1.2' for --to is not a format",
                "--to yolo --shape blob | option.invalid: 'blob' is not a value for --shape. Give one of tag, box,",
                "--to yolo -o nope=1    | option.unknown: none of the chosen formats has an option 'nope'. yolo has layout, yaml.",
                "--to yolo -o csv.layout=flat | none of the chosen formats has an option 'csv.layout'",
                "--to yolo -o yaml      | option.invalid: --option 'yaml' lacks a '='",
                "--to yolo -o yaml=true -o yolo.yaml=true | option.twice",
                "--to yolo --filter path=b    | option.twice",
                "--to yolo --map b      | option.invalid: --map 'b' lacks a '='",
                "--to yolo --filter =b  | option.invalid: --filter '=b' names nothing before its '='",
                "--to yolo --split 3    | option.invalid: '3' is not a split",
                "--to yolo --threads 0  | option.invalid: --threads 0 is too few. Give 1 or more.",
                "--to yolo --threads x  | usage: Invalid value for option '--threads'",
                "--to yolo --media move | usage: 'move' is not a value for --media. Give one of copy, link, none.",
                "--to yolo --nope       | usage: Unknown option: '--nope'",
                "--quiet                | option.missing: --to names no format",
            })
    void wrongUseIsRefusedBeforeTheEngineHearsOfIt(String arguments, String message) {
        int code = terminal.run(("export --from coco:a " + arguments).split(" "));

        assertEquals(2, code);
        assertTrue(terminal.err().startsWith("labelport: "), terminal.err());
        assertTrue(terminal.err().contains(message), terminal.err());
        assertTrue(terminal.err().endsWith("Try: labelport export --help" + System.lineSeparator()), terminal.err());
        assertEquals(2, terminal.err().lines().count(), terminal.err());
        assertEquals(List.of(), terminal.engine.requests);
    }

    @Test
    void pathWithoutTargetIsMetWithAHint() {
        assertEquals(2, terminal.run("export", "--from", "data/a.json", "--to", "yolo"));

        assertTrue(terminal.err().contains("as in coco:data/a.json"), terminal.err());
        assertTrue(terminal.err().contains("Installed: coco, tasks."), terminal.err());
    }
}
