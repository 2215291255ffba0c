package org.labelport.synapse.items;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * One folder of an export of the platform: JSON files, and the original files of the same names.
 *
 * @param prefix of the items' ids: the split's folder and a slash, or nothing
 * @param json folder of the JSON files
 * @param originals folder of the original files; empty when there is none
 */
record ExportFolder(String prefix, Path json, Optional<Path> originals, Split split) {

    private static final String JSON_FOLDER = "json";
    private static final String JSON_EXTENSION = ".json";

    /** Names of the folder of original files: as exports call it, then as the SDK's converters do. */
    private static final List<String> ORIGINALS = List.of("origin_files", "original_files");

    /** What exports put beside their files. */
    private static final List<String> REPORTS = List.of("run.json", "error_file_list.json");

    private static final Map<Split, List<String>> SPLITS = Map.of(
            Split.TRAIN, List.of("train"),
            Split.VALIDATION, List.of("valid", "validation", "val"),
            Split.TEST, List.of("test"));

    /**
     * Finds the parts of an export: its own {@code json} folder, those of {@code train}, {@code valid} and {@code test}, or
     * the JSON files that lie in the folder itself.
     *
     * @throws ExportException {@code source.missing} when there is nothing of that kind
     */
    static List<ExportFolder> in(Path root) throws ExportException, IOException {
        if (!FileKind.isFolder(root)) {
            throw new ExportException(
                    "source.missing", "there is no folder " + root + ". Give a folder that an export made.");
        }
        if (FileKind.isFolder(root.resolve(JSON_FOLDER))) {
            return List.of(new ExportFolder("", root.resolve(JSON_FOLDER), originals(root), Split.NONE));
        }
        List<ExportFolder> parts = new ArrayList<>();
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            for (String name : SPLITS.get(split)) {
                Path folder = root.resolve(name);
                if (FileKind.isFolder(folder.resolve(JSON_FOLDER))) {
                    parts.add(new ExportFolder(name + "/", folder.resolve(JSON_FOLDER), originals(folder), split));
                }
            }
        }
        Path around = root.endsWith(JSON_FOLDER) ? root.resolveSibling(".") : root;
        ExportFolder whole = new ExportFolder("", root, originals(around), Split.NONE);
        if (parts.isEmpty() && !whole.stems().isEmpty()) {
            parts.add(whole);
        }
        if (parts.isEmpty()) {
            throw new ExportException(
                    "source.missing",
                    "there is no folder 'json' in " + root + ", nor in train, valid or test below it, and no JSON file."
                            + " Give a folder that an export made.");
        }
        return parts;
    }

    private static Optional<Path> originals(Path folder) {
        return ORIGINALS.stream()
                .map(folder::resolve)
                .filter(FileKind::isFolder)
                .findFirst();
    }

    /** Names of the JSON files without extension, sorted. In a folder of their own, all are of items. */
    List<String> stems() throws IOException {
        boolean own = json.endsWith(JSON_FOLDER);
        return names(json, JSON_EXTENSION).stream()
                .filter(name -> own || !REPORTS.contains(name) && !isHidden(name))
                .map(name -> name.substring(0, name.length() - JSON_EXTENSION.length()))
                .toList();
    }

    Path jsonFile(String stem) {
        return json.resolve(stem + JSON_EXTENSION);
    }

    /**
     * Names of the original files by their names without extension, both sorted. Hidden files are originals where there
     * is JSON of their name; others are what systems leave in folders.
     */
    SortedMap<String, List<String>> originalNames() throws IOException {
        SortedMap<String, List<String>> byStem = new TreeMap<>();
        if (originals.isPresent()) {
            for (String name : names(originals.get(), "")) {
                String stem = SafePath.stem(name);
                if (!isHidden(name) || isOrMayBeFile(jsonFile(stem))) {
                    byStem.computeIfAbsent(stem, key -> new ArrayList<>()).add(name);
                }
            }
        }
        return byStem;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** Whether a path is a file. One that cannot be examined counts as a file: whoever opens it says what is wrong. */
    private static boolean isOrMayBeFile(Path path) {
        try {
            return FileKind.of(path) == FileKind.FILE;
        } catch (IOException e) {
            return true;
        }
    }

    private static TreeSet<String> names(Path folder, String ending) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Path file : FolderList.of(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(ending) && isOrMayBeFile(file)) {
                names.add(name);
            }
        }
        return names;
    }
}
