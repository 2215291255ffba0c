package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/** Paths that lead out of an export, whoever made them up, and links that lie in its way. */
class HostilePathsTest {

    @TempDir
    Path folder;

    /** Puts what it is given as an item's path into a file of that name, and looks at nothing. */
    @ProvidesFormat(
            format = "careless",
            title = "Careless",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class Careless implements Converter {

        private final boolean late;

        Careless(boolean late) {
            this.late = late;
        }

        @Override
        public ConversionPlan plan(PlanRequest request) throws IOException {
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) {
                    return numbered -> {
                        if (!late) {
                            out.file(numbered.item().path()).text("evil");
                        }
                    };
                }

                @Override
                public void finish(ExportOutput out) throws IOException {
                    if (late) {
                        try (OutputStream file = out.file("../slipped")) {
                            file.write(1);
                        }
                    }
                }
            };
        }
    }

    private ExportResult export(Converter converter, String path, ExportParams.Builder params) throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(converter);
        engine.add(new ListTarget(
                Taxonomy.EMPTY, List.of(Item.of("1", path, Media.Image.of(Blob.ABSENT, 2, 2), List.of()))));
        return engine.start(params.build(), ExportListener.NONE).await();
    }

    private ExportParams.Builder params(String format, Packing packing) {
        return ExportParams.from("list")
                .to(format)
                .packing(packing)
                .media(ExportParams.OriginalFiles.NONE)
                .destination(folder.resolve("a/out"));
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(
                            path -> !Files.isDirectory(path) && !path.toString().contains("/.labelport-"))
                    .map(path -> folder.relativize(path).toString())
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../slipped",
                "/slipped",
                "a/../../../../../slipped",
                "con.txt",
                "C:/slipped",
                "..\\..\\slipped",
                "x\u202ey"
            })
    void pathThatAFormatMustNotHandOutCostsTheItem(String path) throws Exception {
        for (Packing packing : List.of(Packing.FOLDER, Packing.ZIP)) {
            ExportSummary summary = export(new Careless(false), path, params("careless", packing))
                    .exports()
                    .get(0)
                    .summary();
            assertEquals(Map.of("converter.failed", 1L), summary.errors());
            String message = summary.errorExamples().get(0).message();
            assertTrue(message.contains("is not a safe path"), message);
        }
        assertFalse(everything().stream().anyMatch(file -> file.contains("slipped")), everything()::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "ZIP"})
    void nothingIsWrittenElsewhereAtTheEndEither(Packing packing) throws Exception {
        ExportException refused =
                assertThrows(ExportException.class, () -> export(new Careless(true), "a", params("careless", packing)));
        assertTrue(refused.getMessage().contains("is not a safe path"), refused.getMessage());
        assertEquals(List.of(), everything());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../slipped",
                "/slipped",
                "a/../../slipped",
                "nul",
                "a\nb",
                ".labelport-1",
                ".new.labelport-1",
                ".labelport-1/a"
            })
    void nameOfAnExportIsOneOfAFolder(String name) throws Exception {
        ExportException refused = assertThrows(
                ExportException.class,
                () -> export(
                        new LineConverter(),
                        "a.png",
                        params("lines", Packing.FOLDER).name(name)));
        assertEquals("option.invalid", refused.code());
        assertEquals(List.of(), everything());
    }

    /** The next run into the folder above removes such folders. */
    @ParameterizedTest
    @ValueSource(strings = {".labelport-1", ".new.labelport-1/out", "x/.labelport-1/out"})
    void destinationIsNotInTheFolderOfARun(String destination) throws Exception {
        ExportException refused = assertThrows(
                ExportException.class,
                () -> export(
                        new LineConverter(),
                        "a.png",
                        params("lines", Packing.FOLDER).destination(folder.resolve(destination))));
        assertEquals("destination.unusable", refused.code());
        assertTrue(refused.getMessage().contains("like that of a run"), refused.getMessage());
        assertEquals(List.of(), everything());
    }

    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "ZIP"})
    void linkWhereTheExportBelongsIsATakenName(Packing packing) throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Path link = Files.createDirectories(folder.resolve("a/out")).resolve(packing.fileName("lines"));
        Files.createSymbolicLink(link, elsewhere);

        ExportResult result = export(new LineConverter(), "a.png", params("lines", packing));
        assertTrue(result.exports().get(0).folder().getFileName().toString().startsWith("lines(1)"));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.notExists(elsewhere, LinkOption.NOFOLLOW_LINKS));
    }
}
