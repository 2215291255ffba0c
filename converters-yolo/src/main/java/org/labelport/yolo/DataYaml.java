package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * What the YAML file of a data set says.
 *
 * @param file the YAML file
 * @param root the folder that places start at
 * @param taxonomy the classes in the order of their numbers
 * @param places folders and lists of pictures by split, as they are written
 */
record DataYaml(Path file, Path root, Taxonomy taxonomy, Map<Split, List<String>> places) {

    static final String CODE = "yolo.yaml";

    /**
     * Reads a data set's description.
     *
     * @param path the YAML file, or the folder it is in
     */
    static DataYaml read(Path path, LossSink losses) throws ExportException, IOException {
        Path file = locate(path.toAbsolutePath().normalize());
        YamlMapping yaml = YamlMapping.read(file);
        if (yaml.has("kpt_shape")) {
            throw new ExportException(
                    "yolo.task-unsupported",
                    file + " describes a pose data set (kpt_shape), and only detect and segment are read");
        }
        Map<Split, List<String>> places = new TreeMap<>();
        put(places, Split.TRAIN, yaml.texts("train"));
        put(places, Split.VALIDATION, yaml.has("val") ? yaml.texts("val") : yaml.texts("validation"));
        put(places, Split.TEST, yaml.texts("test"));
        if (places.isEmpty()) {
            throw new ExportException(CODE, file + " names no pictures: it needs train, val or test");
        }
        return new DataYaml(file, root(file, yaml, losses), YamlClasses.of(yaml, losses), places);
    }

    /** The place as a path. */
    Path resolve(String place) throws ExportException {
        try {
            Path path = root.resolve(place).normalize();
            // Some tools write places as if the YAML file lay one folder deeper; Ultralytics forgives that, too.
            if (!Files.exists(path) && place.startsWith("../")) {
                return root.resolve(place.substring(3)).normalize();
            }
            return path;
        } catch (InvalidPathException e) {
            throw new ExportException(CODE, file + ": '" + place + "' is not a path: " + e.getReason(), e);
        }
    }

    private static void put(Map<Split, List<String>> places, Split split, List<String> texts) {
        if (!texts.isEmpty()) {
            places.put(split, texts);
        }
    }

    private static Path root(Path file, YamlMapping yaml, LossSink losses) throws ExportException {
        Path folder = file.resolveSibling("");
        Optional<String> path = yaml.text("path");
        if (path.isEmpty()) {
            return folder;
        }
        try {
            Path root = folder.resolve(path.get()).normalize();
            if (Files.isDirectory(root)) {
                return root;
            }
        } catch (InvalidPathException e) {
            throw new ExportException(CODE, file + ": path '" + path.get() + "' is not a path: " + e.getReason(), e);
        }
        losses.loss(Loss.ofDataset(
                YoloLosses.PATH_MISSING,
                file + ": there is no folder '" + path.get() + "', so places start at the folder of the file"));
        return folder;
    }

    private static Path locate(Path path) throws ExportException, IOException {
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (!Files.isDirectory(path)) {
            throw new ExportException("yolo.missing", "there is no file or folder " + path);
        }
        Path usual = path.resolve(YoloLayout.DATA_YAML);
        if (Files.isRegularFile(usual)) {
            return usual;
        }
        List<Path> others;
        try (Stream<Path> children = Files.list(path)) {
            others = children.filter(child -> child.toString().matches("(?s).*\\.ya?ml") && Files.isRegularFile(child))
                    .sorted()
                    .limit(10)
                    .toList();
        }
        if (others.size() == 1) {
            return others.get(0);
        }
        throw new ExportException(
                "yolo.missing",
                others.isEmpty()
                        ? "there is no " + YoloLayout.DATA_YAML + " in " + path + ": give the YAML file's path"
                        : "there is no " + YoloLayout.DATA_YAML + " in " + path + ", but several others: give one of "
                                + String.join(
                                        ", ",
                                        others.stream().map(Path::toString).toList()));
    }
}
