package org.labelport.it.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.report.ExportException;

/** Where data sets to begin with come from: the golden files of all formats, and the examples as each format writes them. */
final class Seeds {

    static final Path ROOT =
            Path.of(System.getProperty("labelport.root")).toAbsolutePath().normalize();

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAAAAACEICPDAAAAeElEQVR42u3MIRZBURQAwL8cTSJRUBD4BQEFAQUB"
                    + "BQEFhUTSrFOZVbxzZwGTFShRo8OQOVvOZBEkERSp0KTHhBUHbkSQRlCmTpcRC3ZceBJBGkGVFn2mrDly500EaQQN"
                    + "csYs2XPlxZcI0gjaDJix4cSDDz8iSCL4A0bu1D142O+XAAAAAElFTkSuQmCC");

    /** What the platform's lists look like. */
    private static final Map<String, String> PAGES = Map.of(
            "assignment", "rest-assignments-page.json",
            "ground_truth", "rest-ground-truth-events-page.json",
            "task", "rest-tasks-page.json");

    private final LabelportEngine engine;
    private final List<String> targets;

    Seeds(LabelportEngine engine) {
        this.engine = engine;
        this.targets = engine.targets().stream().map(TargetInfo::id).distinct().toList();
    }

    /** A picture of 64 x 48 pixels. */
    static byte[] picture() {
        return PNG.clone();
    }

    /** The seeds of a target, each put into a folder of its own. */
    List<Seed> of(String target, Path folder) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Path golden : goldens()) {
            String name = golden.getFileName().toString();
            if (targetOf(name).equals(Optional.of(target))) {
                Path copy = folder.resolve(name);
                copy(golden.resolve("export"), copy);
                addMedia(golden.resolve("media.txt"), copy);
                seeds.add(Seed.of(name, target, copy));
            }
        }
        Optional<Path> written = written(target, folder);
        if (written.isPresent()) {
            seeds.add(Seed.of("shapes", target, written.get()));
        }
        Optional<String> page = Optional.ofNullable(PAGES.get(target));
        if (page.isPresent()) {
            Path copy = folder.resolve("pages");
            copy(ROOT.resolve("examples/synapse"), copy);
            seeds.add(Seed.of("pages", target, copy));
            seeds.add(Seed.of("specified", target, specified(page.get(), folder.resolve("specified"))));
        }
        if (target.equals("ango")) {
            seeds.add(Seed.of(
                    "export", target, withoutLinks(ROOT.resolve("examples/ango/export.json"), folder.resolve("ango"))));
        }
        if (target.equals("csv-rle")) {
            seeds.add(Seed.of("runs", target, runs(folder.resolve("runs"))));
        }
        if (target.equals("dota")) {
            seeds.add(Seed.of("corners", target, corners(folder.resolve("corners"))));
        }
        return seeds.stream()
                .filter(seed -> !seed.labels().isEmpty() || !seed.pictures().isEmpty())
                .toList();
    }

    /** A page as the platform answers, with files that are here in the place of links. */
    private static Path specified(String page, Path folder) throws IOException {
        Path here = ROOT.resolve("integration-tests/src/test/resources/synapse");
        Files.createDirectories(folder);
        Files.write(folder.resolve("a.png"), PNG);
        Files.writeString(
                folder.resolve("page-1.json"),
                Files.readString(here.resolve(page)).replaceAll("\"https?://[^\"]*\"", "\"a.png\""));
        Files.copy(here.resolve("rest-project.json"), folder.resolve("project.json"));
        return folder;
    }

    /** An export with a file of each asset beside it in the place of links. */
    private static Path withoutLinks(Path export, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String picture : List.of("kites.png", "regatta.jpg")) {
            Files.write(folder.resolve(picture), PNG);
        }
        Files.writeString(
                folder.resolve("export.json"), Files.readString(export).replaceAll("\"https?://[^\"]*\"", "\"\""));
        return folder;
    }

    /** A table of run lengths, and its pictures. */
    private static Path runs(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String picture : List.of("a.png", "b.png")) {
            Files.write(folder.resolve(picture), PNG);
        }
        Files.writeString(
                folder.resolve("train.csv"),
                "ImageId,EncodedPixels,ClassId\na.png,1 2 4 1,cat\na.png,2 1,dog\nb.png,,\n");
        return folder;
    }

    /** Label files of DOTA, and their pictures. */
    private static Path corners(Path folder) throws IOException {
        Path labels = Files.createDirectories(folder.resolve("train/labelTxt"));
        Path pictures = Files.createDirectories(folder.resolve("train/images"));
        for (String name : List.of("a", "b")) {
            Files.write(pictures.resolve(name + ".png"), PNG);
            Files.writeString(
                    labels.resolve(name + ".txt"),
                    "imagesource:x\ngsd:0.5\n0 0 3 1 2 4 1 3 cat 1\n1 1 2 1 2 2 1 2 dog 0\n");
        }
        return folder;
    }

    private static List<Path> goldens() throws IOException {
        List<Path> goldens = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "converters-*")) {
            for (Path module : modules) {
                Path folder = module.resolve("src/test/resources/golden");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> found = Files.list(folder)) {
                        found.filter(golden -> Files.isDirectory(golden.resolve("export")))
                                .forEach(goldens::add);
                    }
                }
            }
        }
        Collections.sort(goldens);
        return goldens;
    }

    /** Golden files are called like their format, and then like what is special in them. */
    private Optional<String> targetOf(String golden) {
        if (golden.equals("synapse-json")) {
            return Optional.of("dm");
        }
        return targets.stream()
                .filter(target -> golden.equals(target) || golden.startsWith(target + "-"))
                .max(Comparator.comparingInt(String::length));
    }

    private static void addMedia(Path list, Path folder) throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        for (String line : Files.readAllLines(list)) {
            Path file = folder.resolve(line.substring(0, line.indexOf(": ")));
            Files.createDirectories(file.getParent());
            boolean picture =
                    file.toString().endsWith(".png") || file.toString().endsWith(".jpg");
            Files.write(file, picture ? PNG : "a medium".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The example as a format writes it that is called like the target; empty when there is none, or it wants other data. */
    private Optional<Path> written(String target, Path folder) throws IOException {
        Optional<FormatInfo> format = engine.formats().stream()
                .filter(info -> info.descriptor().id().equals(target))
                .findFirst();
        if (format.isEmpty()) {
            return Optional.empty();
        }
        boolean segments = format.get().descriptor().options().stream()
                .anyMatch(option ->
                        option.name().equals("task") && option.allowed().contains("segment"));
        ExportParams params = ExportParams.from("coco")
                .filter("path", ROOT.resolve("examples/shapes/annotations.json").toString())
                .filter("images", ROOT.resolve("examples/shapes/images").toString())
                .to(target, segments ? Map.of("task", "segment") : Map.of())
                .destination(folder.resolve("shapes"))
                .threads(1)
                .build();
        try {
            return Optional.of(engine.start(params, ExportListener.NONE)
                    .await()
                    .exports()
                    .get(0)
                    .folder());
        } catch (ExportException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
