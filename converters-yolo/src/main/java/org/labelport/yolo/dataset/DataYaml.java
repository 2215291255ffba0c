package org.labelport.yolo.dataset;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.read.RowEnd;
import org.labelport.yolo.rows.read.RowGrammar;

/** Reads the YAML file of a data set. */
final class DataYaml {

    private static final List<String> PLACES = List.of("train", "val", "validation", "test");

    private static final Set<String> KEYS = Set.of(
            "path", "train", "val", "validation", "test", "task", "nc", "names", "kpt_shape", "flip_idx", "kpt_names");

    private DataYaml() {}

    /**
     * Reads a data set's description.
     *
     * @param file the YAML file
     * @param task of the rows, when the user names it; empty when the file is to say it
     */
    static DataDescription read(Path file, Optional<YoloTask> task, Limits limits, LossSink losses)
            throws ExportException, IOException {
        YamlMapping yaml = YamlMapping.read(file, limits);
        Map<Split, List<String>> places = new TreeMap<>();
        put(places, Split.TRAIN, yaml.places("train"));
        put(places, Split.VALIDATION, yaml.has("val") ? yaml.places("val") : yaml.places("validation"));
        put(places, Split.TEST, yaml.places("test"));
        if (PLACES.stream().noneMatch(yaml::has) && FileKind.isFolder(file.resolveSibling(YoloLayout.IMAGES))) {
            // The supervision library writes only the classes; its caller knows where the pictures are.
            places.putAll(ClassesTxt.places(file.resolveSibling("")));
        }
        if (places.isEmpty()) {
            throw new ExportException(DataDescription.CODE, file + " names no pictures: it needs train, val or test");
        }
        reportUnread(file, yaml, losses);
        YamlKeypoints keypoints = YamlKeypoints.of(yaml);
        Taxonomy taxonomy = YamlClasses.of(yaml, keypoints.names(), losses);
        keypoints.names().reportUnused(taxonomy.size(), file.toString(), YoloLosses.KEY_DROPPED, losses);
        Optional<YoloTask> known = task.or(() -> keypoints.count() > 0 ? Optional.of(YoloTask.POSE) : Optional.empty());
        if (known.isEmpty()) {
            known = yaml.text("task").flatMap(YoloTask::ofKey).filter(said -> said != YoloTask.CLASSIFY);
        }
        if (known.isPresent() && known.get() == YoloTask.POSE && keypoints.count() == 0) {
            throw yaml.problem("task", "rows with keypoints are read by kpt_shape, which is missing");
        }
        RowGrammar grammar =
                new RowGrammar(taxonomy.size(), known, keypoints.count(), keypoints.dimensions(), RowEnd.NOTHING);
        return new DataDescription(file, root(file, yaml, losses), taxonomy, places, grammar);
    }

    private static void reportUnread(Path file, YamlMapping yaml, LossSink losses) {
        List<String> unread =
                yaml.keys().stream().filter(key -> !KEYS.contains(key)).toList();
        if (!unread.isEmpty()) {
            losses.loss(
                    Loss.ofDataset(YoloLosses.KEY_DROPPED, file + ": keys are not read: " + String.join(", ", unread)));
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
            for (Path start : Stream.concat(Stream.of(folder), DataDescription.programFolder(folder).stream())
                    .toList()) {
                Path root = start.resolve(path.get()).normalize();
                if (FileKind.of(root) == FileKind.FOLDER) {
                    return root;
                }
            }
        } catch (IOException e) {
            // The path is one of the author's machine, and cannot be followed here.
        } catch (InvalidPathException e) {
            throw new ExportException(
                    DataDescription.CODE, file + ": path '" + path.get() + "' is not a path: " + e.getReason(), e);
        }
        losses.loss(Loss.ofDataset(
                YoloLosses.PATH_MISSING,
                file + ": there is no folder '" + path.get() + "', so places start at the folder of the file"));
        return folder;
    }
}
