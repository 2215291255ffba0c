package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportParams;
import org.labelport.export.VerifySummary;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;

/** Exports and folders that a verifier looks at. */
class VerifiedExportTest extends EngineFixture {

    /** Its readers cannot bear the word that it is given. */
    private static LabelportEngine picky(String unbearable) {
        return picky(unbearable, 2);
    }

    private static LabelportEngine picky(String unbearable, int items) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(items)));
        engine.add(new PickyLines(unbearable));
        return engine;
    }

    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class PickyLines extends LineConverter {

        private final String unbearable;

        PickyLines(String unbearable) {
            this.unbearable = unbearable;
        }

        @Override
        public Optional<Verifier> verifier() {
            return Optional.of(request -> {
                if (!Files.exists(request.folder().resolve("table.txt"))) {
                    throw new ExportException("verify.missing", request.folder() + " has no table.txt");
                }
                List<String> lines = Files.readAllLines(request.folder().resolve("table.txt"));
                if (lines.equals(List.of("0 rows"))) {
                    throw new ExportException("verify.missing", request.folder() + " has no rows");
                }
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains(unbearable)) {
                        request.problems()
                                .problem(Problem.at(
                                        Problem.Effect.REJECTED, "lines.word", "table.txt", i + 1, "no such word"));
                    }
                }
            });
        }
    }

    @Test
    void exportThatReadersWouldRejectIsNotPublishedWhenVerificationIsRequired() throws Exception {
        ExportParams.Builder params = params().verification(ExportParams.Verification.REQUIRED);
        export(picky("nothing"), params.build());
        assertTrue(Files.exists(folder.resolve("out/lines/table.txt")));

        ExportException e = assertThrows(
                ExportException.class,
                () -> export(picky("i1"), params.name("second").build()));
        assertEquals("verify.rejected", e.code());
        assertTrue(e.getMessage().contains("1 lines.word, e.g. table.txt:3: no such word"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("out/second")));
    }

    @Test
    void exportOfNoItemInWhichReadersFindNothingIsNotPublished() {
        ExportParams.Builder params = params().verification(ExportParams.Verification.REQUIRED);
        ExportException e = assertThrows(ExportException.class, () -> export(picky("nothing", 0), params.build()));
        assertEquals(
                "verify.rejected: no item was written, so readers of lines would find none of their files."
                        + " Nothing was published",
                e.line());
    }

    @Test
    void verificationOfAFormatWithoutVerifierIsRefusedBeforeAnythingIsRead() {
        ExportException e = assertThrows(
                ExportException.class,
                () -> export(
                        engine(items(1)),
                        params().verification(ExportParams.Verification.REQUIRED)
                                .build()));
        assertEquals("verify.unsupported", e.code());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void folderIsVerifiedAsTheFormatThatItSaysItIsIn() throws Exception {
        LabelportEngine engine = picky("i0");
        Path place = export(engine, params().build()).exports().get(0).folder();
        ExportParams.FormatRequest format = engine.writtenAs(place).orElseThrow();
        assertEquals(new ExportParams.FormatRequest("lines", Map.of("mood", "calm")), format);

        List<Problem> found = new ArrayList<>();
        VerifySummary summary = engine.verify(place, format, found::add);

        assertFalse(summary.isFaultless());
        assertEquals(
                List.of(new VerifySummary.ProblemCount(Problem.Effect.REJECTED, "lines.word", 1)), summary.problems());
        assertEquals("table.txt", found.get(0).file());
        assertEquals(Optional.empty(), engine.writtenAs(folder));
    }

    @Test
    void anArchiveThatIsNotVerifiedIsNamed() throws Exception {
        Path archive = packed("empty.zip", "other.txt", "");
        assertEquals(
                "verify.missing: " + archive + " has no table.txt",
                refused(archive).line());
    }

    @Test
    void aFolderOfAnotherNameInAnArchiveIsNamed() throws Exception {
        String message = refused(packed("animals.zip", "zoo/table.txt", "")).getMessage();
        assertTrue(message.contains("All of the archive lies in a folder 'zoo'"), message);
    }

    private Path packed(String name, String file, String text) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(file));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return archive;
    }

    private static ExportException refused(Path archive) {
        ExportParams.FormatRequest format = new ExportParams.FormatRequest("lines", Map.of());
        return assertThrows(ExportException.class, () -> picky("i0").verify(archive, format, problem -> {}));
    }

    /** As people pack a folder, not what is in it. */
    @Test
    void aFolderOfTheArchivesNameIsWhatIsVerified() throws Exception {
        Path archive = packed("animals.zip", "animals/table.txt", "i0");
        List<Problem> found = new ArrayList<>();

        picky("i0").verify(archive, new ExportParams.FormatRequest("lines", Map.of()), found::add);

        assertEquals(List.of("table.txt"), found.stream().map(Problem::file).toList());
    }
}
