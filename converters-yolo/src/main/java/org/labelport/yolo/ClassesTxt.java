package org.labelport.yolo;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.RowGrammar;
import org.labelport.yolo.rows.YoloTask;

/** Data sets without a YAML file, as LabelImg and Label Studio write them: classes are the lines of classes.txt. */
final class ClassesTxt {

    private static final String NAME = "classes.txt";
    private static final long MAX_BYTES = 16L << 20;

    private ClassesTxt() {}

    /** @param path the list, or a folder that holds it, or whose folder of labels does */
    static Optional<DataDescription> find(Path path, Optional<YoloTask> task, LossSink losses)
            throws ExportException, IOException {
        Path folder = Files.isRegularFile(path) ? path.resolveSibling("") : path;
        List<Path> files = files(path);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Taxonomy taxonomy = taxonomy(files.get(0), losses);
        RowGrammar grammar = RowGrammar.of(taxonomy.size(), task);
        return Optional.of(new DataDescription(files.get(0), folder, taxonomy, places(folder), grammar));
    }

    /** Whether there is a list for a path. */
    static boolean isThere(Path path) {
        return !files(path).isEmpty();
    }

    private static List<Path> files(Path path) {
        return Stream.of(
                        path,
                        path.resolve(NAME),
                        path.resolve(YoloLayout.LABELS).resolve(NAME))
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The folder images with a folder for each split, or as it is; or the folder itself. */
    private static Map<Split, List<String>> places(Path folder) throws IOException {
        Map<Split, List<String>> places = new TreeMap<>();
        Path images = folder.resolve(YoloLayout.IMAGES);
        if (!Files.isDirectory(images)) {
            places.put(Split.NONE, List.of("."));
            return places;
        }
        try (Stream<Path> children = Files.list(images)) {
            for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
                String name = child.getFileName().toString();
                Split split = SplitFolders.split(name);
                if (split != Split.NONE) {
                    places.putIfAbsent(split, List.of(YoloLayout.IMAGES + "/" + name));
                }
            }
        }
        if (places.isEmpty()) {
            places.put(Split.NONE, List.of(YoloLayout.IMAGES));
        }
        return places;
    }

    private static Taxonomy taxonomy(Path file, LossSink losses) throws ExportException, IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ExportException("yolo.classes", file + " is larger than " + (MAX_BYTES >> 20) + " MB");
        }
        try {
            return taxonomy(file, Files.readString(file, StandardCharsets.UTF_8), losses);
        } catch (CharacterCodingException e) {
            throw new ExportException("yolo.classes", file + " is not UTF-8 text: save it as such", e);
        }
    }

    private static Taxonomy taxonomy(Path file, String text, LossSink losses) {
        List<String> lines = new ArrayList<>((text.startsWith("\uFEFF") ? text.substring(1) : text)
                .lines()
                .map(String::strip)
                .toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        List<Category> categories = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (String line : lines) {
            String name = line.isEmpty() ? "class_" + categories.size() : line;
            while (!used.add(name)) {
                name += "__" + categories.size();
            }
            if (!name.equals(line)) {
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED,
                        file + " line " + (categories.size() + 1) + ": '" + line + "' is read as '" + name + "'"));
            }
            categories.add(Category.of(name));
        }
        return new Taxonomy(categories);
    }
}
