package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.ClassList;
import org.labelport.yolo.rows.RowGrammar;
import org.labelport.yolo.rows.YoloTask;

/**
 * Describes data sets without a YAML file, as LabelImg and Label Studio write them: the lines of classes.txt are the
 * classes.
 */
final class ClassesTxt {

    private static final String NAME = "classes.txt";

    private ClassesTxt() {}

    /**
     * Describes a data set; returns empty when it has no list of classes.
     *
     * @param path the list, or a folder that holds it or has it in its folder of labels
     * @param task that the user names; empty for none
     */
    static Optional<DataDescription> find(Path path, Optional<YoloTask> task, LossSink losses)
            throws ExportException, IOException {
        Path folder = FileKind.isFile(path) ? path.resolveSibling("") : path;
        List<Path> files = files(path);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Taxonomy taxonomy = ClassList.read(files.get(0), losses);
        RowGrammar grammar = RowGrammar.of(taxonomy.size(), task);
        return Optional.of(new DataDescription(files.get(0), folder, taxonomy, places(folder), grammar));
    }

    /** Whether a data set has a list of classes. */
    static boolean isThere(Path path) {
        return !files(path).isEmpty();
    }

    private static List<Path> files(Path path) {
        return Stream.of(
                        path,
                        path.resolve(NAME),
                        path.resolve(YoloLayout.LABELS).resolve(NAME))
                .filter(FileKind::isFile)
                .toList();
    }

    /**
     * Returns where the pictures are: in a folder for each split in {@code images}, in {@code images} itself, or in the
     * data set's folder.
     */
    static Map<Split, List<String>> places(Path folder) throws IOException {
        Map<Split, List<String>> places = new TreeMap<>();
        Path images = folder.resolve(YoloLayout.IMAGES);
        if (!FileKind.isFolder(images)) {
            places.put(Split.NONE, List.of("."));
            return places;
        }
        for (Path child : FolderList.of(images)) {
            String name = child.getFileName().toString();
            Split split = SplitFolders.split(name);
            if (split != Split.NONE && FileKind.isFolder(child)) {
                places.putIfAbsent(split, List.of(YoloLayout.IMAGES + "/" + name));
            }
        }
        if (places.isEmpty()) {
            places.put(Split.NONE, List.of(YoloLayout.IMAGES));
        }
        return places;
    }
}
