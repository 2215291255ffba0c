package org.labelport.it.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult.Published;
import org.labelport.export.ExportSummary;
import org.labelport.report.ExportException;

/**
 * A folder with data, a folder for exports, and files around them that nobody may touch, read or add to. What must be true of
 * every run, whatever the data:
 *
 * <ul>
 *   <li>it ends in time, as a success or with a code and one line, and never with a surprise;
 *   <li>the counts add up, and the lists name as much as is counted;
 *   <li>nothing outside is written, and nothing from outside is in the export.
 * </ul>
 */
final class Sandbox {

    private static final String MARK = "canary-5f1c2b";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

    /** Codes of what no data may bring about. */
    private static final Set<String> SURPRISES =
            Set.of("run.failed", "memory.exhausted", "converter.failed", "storage.failed", "check.failed");

    private static final int LONGEST_LINE = 4000;

    private final Path root;
    private final LabelportEngine engine;

    Sandbox(Path root, LabelportEngine engine) throws IOException {
        this.root = root;
        this.engine = engine;
        Files.createDirectories(data());
        for (Path folder : List.of(root, root.resolve("a"), data())) {
            Files.write(
                    folder.resolve("canary.png"),
                    SpoiledBytes.replaced(
                            Seeds.picture(), Seeds.picture().length, Seeds.picture().length, MARK.getBytes(UTF_8)));
        }
    }

    /** Takes the folders of seeds. */
    Path data() {
        return root.resolve("a/data");
    }

    private Path exports() {
        return root.resolve("a/exports");
    }

    /** What came of a run: a word for statistics, and what must not be. */
    record Outcome(String word, Optional<String> fault) {

        static Outcome fault(String what) {
            return new Outcome("fault", Optional.of(what));
        }
    }

    /** Does everything but keep the output. */
    Outcome plan(Seed seed, String format) {
        return judged(() -> {
            var preview = engine.plan(params(seed, format), ExportListener.NONE);
            return faultOf(preview.formats().get(0).summary());
        });
    }

    /** Exports, and looks at what is there then. */
    Outcome export(Seed seed, String format) throws IOException {
        Map<String, String> before = outside();
        Outcome outcome = judged(() -> {
            List<Published> exports = engine.start(params(seed, format), ExportListener.NONE)
                    .await()
                    .exports();
            Optional<String> fault = faultOf(exports.get(0).summary());
            return fault.isPresent() ? fault : faultIn(exports.get(0));
        });
        Map<String, String> after = outside();
        if (!before.equals(after)) {
            after.entrySet().removeAll(before.entrySet());
            return Outcome.fault("files outside the export changed: " + after);
        }
        Optional<String> left = leftover();
        clear(exports());
        return left.isPresent() ? Outcome.fault(left.get()) : outcome;
    }

    private ExportParams params(Seed seed, String format) {
        return ExportParams.from(seed.target())
                .filter("path", seed.folder().toString())
                .to(format)
                .destination(exports())
                .threads(1)
                .build();
    }

    @FunctionalInterface
    interface Run {
        Optional<String> fault() throws Exception;
    }

    static Outcome judged(Run run) {
        try {
            return run.fault().map(Outcome::fault).orElse(new Outcome("written", Optional.empty()));
        } catch (ExportException e) {
            return faultOf(e).map(Outcome::fault).orElse(new Outcome(e.code(), Optional.empty()));
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return Outcome.fault("it ended with " + Faults.trace(e));
        }
    }

    /** What is wrong with the way in which a run was refused. */
    static Optional<String> faultOf(ExportException e) {
        String line = String.valueOf(e.getMessage());
        if (SURPRISES.contains(e.code())) {
            return Optional.of(e.line() + "\n" + Faults.trace(e));
        }
        if (!CODE.matcher(e.code()).matches()
                || line.isBlank()
                || line.chars().anyMatch(Character::isISOControl)
                || line.length() > LONGEST_LINE) {
            return Optional.of("no line for a person, " + line.length() + " characters: " + e.line());
        }
        return Optional.empty();
    }

    private static Optional<String> faultOf(ExportSummary summary) {
        return summary.errorExamples().stream()
                .filter(error ->
                        SURPRISES.contains(error.code()) || error.message().isBlank())
                .map(error -> "an item failed with " + error.code() + ": " + error.message())
                .findFirst();
    }

    private static Optional<String> faultIn(Published export) throws IOException {
        long losses = lines(export.folder().resolve("losses.ndjson"));
        long errors = lines(export.folder().resolve("errors.ndjson"));
        ExportSummary summary = export.summary();
        if (losses != sum(summary.losses()) || errors != sum(summary.errors())) {
            return Optional.of("losses.ndjson names " + losses + ", errors.ndjson " + errors + ", but counted were "
                    + summary.losses() + " and " + summary.errors());
        }
        try (Stream<Path> files = Files.walk(export.folder())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)
                        && Files.readString(file, ISO_8859_1).contains(MARK)) {
                    return Optional.of(file + " came from outside the data");
                }
            }
        }
        return Optional.empty();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** What is there that is no export. */
    private Optional<String> leftover() throws IOException {
        if (!Files.isDirectory(exports())) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(exports())) {
            return found.filter(file -> file.getFileName().toString().startsWith("."))
                    .map(file -> file + " was left")
                    .findFirst();
        }
    }

    private Map<String, String> outside() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                if (!file.startsWith(exports()) && !Files.isDirectory(file)) {
                    files.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        return files;
    }

    static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) found.sorted((a, b) -> b.compareTo(a))::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
