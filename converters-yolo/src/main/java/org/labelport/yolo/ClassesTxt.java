package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Files;
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
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.ClassList;
import org.labelport.yolo.rows.RowGrammar;
import org.labelport.yolo.rows.YoloTask;

/** Data sets without a YAML file, as LabelImg and Label Studio write them: classes are the lines of classes.txt. */
final class ClassesTxt {

    private static final String NAME = "classes.txt";

    private ClassesTxt() {}

    /** @param path the list, or a folder that holds it, or whose folder of labels does */
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

    /** Whether there is a list for a path. */
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

    /** The folder images with a folder for each split, or as it is; or the folder itself. */
    static Map<Split, List<String>> places(Path folder) throws IOException {
        Map<Split, List<String>> places = new TreeMap<>();
        Path images = folder.resolve(YoloLayout.IMAGES);
        if (!FileKind.isFolder(images)) {
            places.put(Split.NONE, List.of("."));
            return places;
        }
        try (Stream<Path> children = Files.list(images)) {
            for (Path child : children.sorted().toList()) {
                String name = child.getFileName().toString();
                Split split = SplitFolders.split(name);
                if (split != Split.NONE && FileKind.isFolder(child)) {
                    places.putIfAbsent(split, List.of(YoloLayout.IMAGES + "/" + name));
                }
            }
        }
        if (places.isEmpty()) {
            places.put(Split.NONE, List.of(YoloLayout.IMAGES));
        }
        return places;
    }
}
