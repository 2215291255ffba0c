package org.labelport.yolo.dataset;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.read.RowEnd;
import org.labelport.yolo.rows.read.RowGrammar;

/**
 * What a data set says of itself.
 *
 * @param file that says it
 * @param root the folder that places start at
 * @param taxonomy the classes in the order of their numbers
 * @param places paths of folders and lists of pictures by split, as they are written
 * @param grammar of the rows
 */
public record DataDescription(
        Path file, Path root, Taxonomy taxonomy, Map<Split, List<String>> places, RowGrammar grammar) {

    public static final String CODE = "yolo.yaml";
    public static final String MISSING = "yolo.missing";

    /**
     * Reads a data set's description.
     *
     * @param path the YAML file or list of classes, or the folder it is in
     * @param task of the rows, when the user names it; empty when the data set is to say it
     */
    public static DataDescription read(Path path, Optional<YoloTask> task, Limits limits, LossSink losses)
            throws ExportException, IOException {
        Path start = path.toAbsolutePath().normalize();
        Optional<Path> yaml = yaml(start);
        if (yaml.isPresent()) {
            return DataYaml.read(yaml.get(), task, limits, losses);
        }
        return ClassesTxt.find(start, task, losses)
                .orElseThrow(() -> new ExportException(
                        MISSING,
                        "there is no " + YoloLayout.DATA_YAML + " in " + start
                                + ", nor classes.txt, nor folders of classes in folders of splits. Labels alone name no"
                                + " class: give the YAML file's path, or put a classes.txt there, with a class name in each line."
                                + " What was exported for Darknet (obj.data, _darknet.labels) is read by the target"
                                + " yolo-darknet"));
    }

    /** Returns the same description with a task. */
    public DataDescription with(YoloTask task) {
        return new DataDescription(file, root, taxonomy, places, grammar.with(task));
    }

    /** Returns the same description with another end of rows. */
    public DataDescription with(RowEnd end) {
        return new DataDescription(file, root, taxonomy, places, grammar.with(end));
    }

    /** Returns the path that a place means. */
    Path resolve(String place) throws ExportException {
        try {
            Path path = root.resolve(place).normalize();
            // Some tools write places as if the YAML file were one folder deeper, which Ultralytics accepts, too.
            if (place.startsWith("../") && !FileKind.isThere(path)) {
                return root.resolve(place.substring(3)).normalize();
            }
            return path;
        } catch (InvalidPathException e) {
            throw new ExportException(CODE, file + ": '" + place + "' is not a path: " + e.getReason(), e);
        }
    }

    /**
     * Returns the path of a place that does not exist as it is written: where YOLOv5 finds it, or below the root by an
     * end of the written path, because the data set was moved or made on another machine.
     */
    Optional<Path> elsewhere(String place) {
        return programFolder(root)
                .map(program -> program.resolve(place).normalize())
                .filter(FileKind::isThere)
                .or(() -> SlashedPath.below(root, place, FileKind::isThere));
    }

    /**
     * Returns the folder at which paths of a YAML file start for YOLOv5 and YOLOv7, whose YAML files are in the folder
     * {@code data} of the program; empty for a file in any other folder.
     */
    static Optional<Path> programFolder(Path folder) {
        return folder.endsWith("data") ? Optional.ofNullable(folder.getParent()) : Optional.empty();
    }

    /**
     * Returns the YAML file: the path itself, or in a folder the one with the usual name, or the only one; empty when
     * there is none.
     */
    public static Optional<Path> yaml(Path path) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            return path.toString().endsWith(".txt") ? Optional.empty() : Optional.of(path);
        }
        if (!FileKind.isFolder(path)) {
            throw new ExportException(MISSING, "there is no file or folder " + path);
        }
        Path usual = path.resolve(YoloLayout.DATA_YAML);
        if (FileKind.isFile(usual)) {
            return Optional.of(usual);
        }
        List<Path> others =
                FolderList.of(path, child -> child.toString().matches("(?s).*\\.ya?ml") && FileKind.isFile(child));
        if (others.size() > 1) {
            throw new ExportException(
                    MISSING,
                    "there is no " + YoloLayout.DATA_YAML + " in " + path + ", but several others: give one of "
                            + others.stream().limit(10).map(Path::toString).collect(Collectors.joining(", ")));
        }
        return others.stream().findFirst();
    }
}
