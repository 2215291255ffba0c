package org.labelport.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;

/** Replaces things in files that the format wrote, and has its reader read, and its writer write, what came of it. */
final class HostileFiles {

    private static final Set<String> TEXT_FILES =
            Set.of(".json", ".ndjson", ".jsonl", ".xml", ".csv", ".txt", ".yaml", ".yml", ".names", ".data", ".md");
    private static final Set<String> REPORTS = Set.of("run.json", "losses.ndjson", "errors.ndjson");
    private static final Set<String> ACCIDENTS = Set.of("run.failed", "memory.exhausted", "storage.failed");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"'-])-?\\d+(?:\\.\\d+)?(?![\\w.])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\d._/-]*");
    /**
     * Set to {@code all} to try everything in more places of more files, which takes some minutes over all formats. Else a
     * quarter is tried, another one for each format.
     */
    private static final boolean ALL = "all".equals(System.getProperty("labelport.hostile"));

    private static final int EVERY = ALL ? 1 : 4;
    private static final int PLACES = ALL ? 2 : 1;
    private static final int MOST_FILES = ALL ? 3 : 1;
    private static final int MOST_SHOWN = 20;
    private static final int MOST_SECONDS = 120;
    private static final String SECRET = "this is not in the data set";

    private final EngineTrial trial;
    private final Supplier<Optional<TargetHandler>> reader;
    private final Function<Path, Map<String, Object>> filter;
    private final List<String> failures = new ArrayList<>();

    HostileFiles(
            EngineTrial trial, Supplier<Optional<TargetHandler>> reader, Function<Path, Map<String, Object>> filter) {
        this.trial = trial;
        this.reader = reader;
        this.filter = filter;
    }

    void verify(DataSet sample) throws ExportException, IOException, InterruptedException {
        EngineTrial.Export export = trial.export(sample);
        Path secret = Files.writeString(export.folder().resolveSibling("secret.png"), SECRET);
        for (Path file : textFiles(export)) {
            byte[] good = Files.readAllBytes(file);
            int number = trial.format().id().hashCode() & EVERY - 1;
            for (Map.Entry<String, byte[]> bad : variants(file, good, secret).entrySet()) {
                if (++number % EVERY != 0) {
                    continue;
                }
                Files.write(file, bad.getValue());
                read(export.folder(), file.getFileName() + ", " + bad.getKey());
            }
            Files.write(file, good);
        }
        Rule.HOSTILE_FILES.require(
                failures.isEmpty(),
                failures.size() + " files broke it:\n"
                        + String.join("\n", failures.subList(0, Math.min(MOST_SHOWN, failures.size()))));
    }

    /** One of each kind, the smallest folder first. */
    private static List<Path> textFiles(EngineTrial.Export export) {
        Set<String> kinds = new HashSet<>();
        List<Path> files = new ArrayList<>();
        for (String path : export.files().paths()) {
            String extension = SafePath.extension(path);
            if (TEXT_FILES.contains(extension)
                    && !REPORTS.contains(path)
                    && files.size() < MOST_FILES
                    && kinds.add(extension)) {
                files.add(export.folder().resolve(path));
            }
        }
        return files;
    }

    private static Map<String, byte[]> variants(Path file, byte[] good, Path secret) {
        Map<String, byte[]> variants = new LinkedHashMap<>(HostileTexts.files(good));
        String text = new String(good, StandardCharsets.UTF_8);
        for (String number : HostileTexts.NUMBERS) {
            replace(variants, text, NUMBER, number, number);
        }
        List<String> names = new ArrayList<>(HostileTexts.PATHS.subList(0, 24));
        names.add("../secret.png");
        names.add(secret.toString());
        names.add(secret.toUri().toString());
        for (String name : names) {
            replace(variants, text, WORD, name, escaped(file, name));
        }
        return variants;
    }

    /** Puts a text in the place of others, near the beginning and further on. */
    private static void replace(
            Map<String, byte[]> variants, String text, Pattern what, String shown, String replacement) {
        List<int[]> places = new ArrayList<>();
        Matcher found = what.matcher(text);
        while (found.find()) {
            places.add(new int[] {found.start(), found.end()});
        }
        for (int i = 0; i < Math.min(PLACES, places.size()); i++) {
            int[] place = places.get((places.size() - 1) * (i + shown.hashCode() & 7) / 8);
            String changed = text.substring(0, place[0]) + replacement + text.substring(place[1]);
            variants.put(
                    "'" + shown + "' instead of '" + text.substring(place[0], place[1]) + "' at character " + place[0],
                    changed.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String escaped(Path file, String text) {
        String name = file.getFileName().toString();
        if (name.contains("json")) {
            StringBuilder json = new StringBuilder();
            text.chars()
                    .forEach(c -> json.append(
                            c < ' ' || c == '"' || c == '\\' || c > '~'
                                    ? String.format(Locale.ROOT, "\\u%04x", c)
                                    : (char) c + ""));
            return json.toString();
        }
        return name.endsWith(".xml")
                ? text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
                : text;
    }

    private void read(Path source, String what) throws IOException, InterruptedException {
        ExportParams.Builder params = ExportParams.from(RecordingTarget.ID)
                .destination(trial.destination())
                .threads(1);
        filter.apply(source).forEach(params::filter);
        try {
            ExportHandle run = trial.start(
                    new RecordingTarget(reader.get().orElseThrow()), trial.converter(), params, ExportListener.NONE);
            if (ends(run)) {
                requireNothingFromOutside(run.await(), what);
            } else {
                run.cancel();
                throw Rule.HOSTILE_FILES.failure(
                        shown(what) + ": reading has not ended after " + MOST_SECONDS + " seconds");
            }
        } catch (ExportException e) {
            if (ACCIDENTS.contains(e.code())) {
                failures.add(shown(what) + ": " + shown(e.line()) + "\n    at " + origin(e));
            }
        }
    }

    private static boolean ends(ExportHandle run) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!run.status().ended() && System.nanoTime() - end < 0) {
            Thread.sleep(1);
        }
        return run.status().ended();
    }

    private void requireNothingFromOutside(ExportResult result, String what) throws IOException {
        ExportTree tree = ExportTree.read(result.exports().get(0).folder());
        for (Map.Entry<String, byte[]> file : tree.files().entrySet()) {
            if (new String(file.getValue(), StandardCharsets.ISO_8859_1).contains(SECRET)) {
                failures.add(shown(what) + ": " + file.getKey() + " is a copy of a file outside the source");
            }
        }
    }

    private static String origin(ExportException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        StringBuilder origin = new StringBuilder();
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("org.labelport") && origin.length() < 300) {
                origin.append(element).append(' ');
            }
        }
        return origin.toString();
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
