package org.labelport.yolo.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.names.ClassList;
import org.labelport.yolo.rows.read.RowGrammar;

/**
 * Describes data sets without a YAML file, whose classes are the lines of a text file: classes.txt of LabelImg and Label
 * Studio, labels.txt of makesense.ai, darknet.labels of V7.
 */
public final class ClassesTxt {

    /** The names of such a file; the first that is there counts, beside pictures or among labels. */
    private static final List<String> NAMES = List.of("classes.txt", "labels.txt", "darknet.labels");

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
        Optional<Path> list = files(path, NAMES).findFirst();
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Taxonomy taxonomy = ClassList.read(list.get(), losses);
        RowGrammar grammar = RowGrammar.of(taxonomy.size(), task);
        return Optional.of(new DataDescription(list.get(), folder, taxonomy, places(folder), grammar));
    }

    /** Whether a data set has a list of classes for labels; data sets of class folders may have lists of other names. */
    public static boolean isThere(Path path) {
        return files(path, NAMES.subList(0, 1)).findAny().isPresent();
    }

    /** Whether a text file beside labels has the name of a list of classes. */
    public static boolean isName(String file) {
        return NAMES.contains(file);
    }

    private static Stream<Path> files(Path path, List<String> names) {
        Stream<Path> inFolders = names.stream()
                .flatMap(
                        name -> Stream.of(path, path.resolve(YoloLayout.LABELS)).map(folder -> folder.resolve(name)));
        return Stream.concat(Stream.of(path), inFolders).filter(FileKind::isFile);
    }

    /**
     * Returns where the pictures are: in folders for the splits in {@code images}, in {@code images} itself, or in the
     * data set's folder. Those in {@code images} that are in no folder of a split have none.
     */
    static Map<Split, List<String>> places(Path folder) throws IOException {
        Map<Split, List<String>> places = new TreeMap<>();
        Path images = folder.resolve(YoloLayout.IMAGES);
        if (!FileKind.isFolder(images)) {
            places.put(Split.NONE, List.of("."));
            return places;
        }
        places.put(Split.NONE, List.of(YoloLayout.IMAGES));
        for (Path child : FolderList.of(images)) {
            String name = child.getFileName().toString();
            Split split = Split.ofWord(name);
            if (split != Split.NONE && FileKind.isFolder(child)) {
                places.computeIfAbsent(split, first -> new ArrayList<>()).add(YoloLayout.IMAGES + "/" + name);
            }
        }
        return places;
    }
}
