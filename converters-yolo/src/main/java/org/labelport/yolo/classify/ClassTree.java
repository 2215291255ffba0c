package org.labelport.yolo.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.json.Json;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.yolo.pictures.SlashedPath;

/**
 * The folders of classes in folders of splits, or without splits.
 *
 * @param splits folders by split; {@link Split#NONE} when the classes are in the root
 * @param others names of further folders for the same splits, such as {@code valid} beside {@code val}, which are not
 *     read
 */
public record ClassTree(Path root, SortedMap<Split, Path> splits, List<String> others) {

    /** Names of folders in the splits of other kinds of data sets, which have labels or masks beside them. */
    private static final List<String> OTHER_FOLDERS = List.of("images", "labels", "JPEGImages");

    /**
     * Whether a folder holds folders of splits with folders of classes. Folders of pictures or labels are not folders
     * of classes, unless {@value ClassFolders#MAP} says that classes are called so.
     */
    public static boolean isIn(Path folder, Json json) throws ExportException, IOException {
        if (!FileKind.isFolder(folder)) {
            return false;
        }
        Map<Split, Path> splits = splitFolders(folder);
        List<String> others = OTHER_FOLDERS.stream()
                .filter(name -> splits.values().stream().anyMatch(split -> FileKind.isFolder(split.resolve(name))))
                .toList();
        return !splits.isEmpty()
                && (others.isEmpty() || ClassMap.listed(folder, json).keySet().containsAll(others));
    }

    /**
     * Whether a folder holds folders of splits with folders of classes, or any folders, which may be those of classes.
     */
    public static boolean hasClasses(Path folder, Json json) throws ExportException, IOException {
        return isIn(folder, json) || !folders(folder).isEmpty();
    }

    static ClassTree of(Path root) throws IOException {
        SortedMap<Split, Path> splits = splitFolders(root);
        if (splits.isEmpty()) {
            splits.put(Split.NONE, root);
        }
        List<String> others = new ArrayList<>();
        for (String name : folders(root)) {
            Path folder = root.resolve(name);
            Path read = splits.get(Split.ofWord(name));
            if (read != null
                    && !read.equals(folder)
                    && !read.equals(root)
                    && !folders(folder).isEmpty()) {
                others.add(name);
            }
        }
        return new ClassTree(root, splits, List.copyOf(others));
    }

    private static SortedMap<Split, Path> splitFolders(Path root) throws IOException {
        SortedMap<Split, Path> splits = new TreeMap<>();
        for (String name : folders(root)) {
            Split split = Split.ofWord(name);
            if (split != Split.NONE && !folders(root.resolve(name)).isEmpty()) {
                splits.putIfAbsent(split, root.resolve(name));
            }
        }
        return splits;
    }

    /**
     * Returns the names of the folders in a folder, in the order of readers. Those that begin with a dot are not
     * classes.
     */
    static List<String> folders(Path folder) throws IOException {
        return FolderList.of(folder, ClassTree::isFolder).stream()
                .map(child -> child.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .sorted(ClassFolders.ORDER)
                .toList();
    }

    /** Whether something is a folder. A picture that cannot be looked at is none. */
    private static boolean isFolder(Path child) {
        return ClassifySource.isPicture(child.getFileName().toString())
                ? Files.isDirectory(child)
                : FileKind.isFolder(child);
    }

    /** Returns the names of the folders of classes, by split. */
    Map<Split, List<String>> classes() throws IOException {
        Map<Split, List<String>> classes = new TreeMap<>();
        for (Map.Entry<Split, Path> split : splits.entrySet()) {
            classes.put(split.getKey(), folders(split.getValue()));
        }
        return classes;
    }

    /**
     * Returns the pictures that are in a folder of a split, but in no folder of a class: paths below the root, sorted.
     */
    List<String> picturesWithoutClass() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path folder : splits.values()) {
            FolderList.of(
                            folder,
                            child ->
                                    ClassifySource.isPicture(child.getFileName().toString())
                                            && FileKind.mayBeFile(child))
                    .stream()
                    .map(child -> SlashedPath.of(root.relativize(child)))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    /** Returns the names of all folders of classes, in the order of readers. */
    List<String> allClasses() throws IOException {
        List<String> all = new ArrayList<>();
        classes().values().forEach(all::addAll);
        return all.stream().distinct().sorted(ClassFolders.ORDER).toList();
    }
}
