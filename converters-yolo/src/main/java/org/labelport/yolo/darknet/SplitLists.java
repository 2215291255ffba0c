package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.FolderWalk;
import org.labelport.yolo.pictures.SplitFolders;

/**
 * A data set as Roboflow exports it as "YOLO Darknet": a folder for each split, with pictures, labels beside them and a
 * list of classes, which should be the same in all folders. There are no {@code obj.data} and no lists of pictures.
 *
 * @param lists the lists of classes, at least one
 * @param parts folders of pictures, in the order of splits
 */
record SplitLists(List<Path> lists, List<Part> parts) {

    static final String LIST = "_darknet.labels";

    /**
     * A folder of pictures.
     *
     * @param prefix the beginning of its items' ids
     */
    record Part(Split split, String prefix, Path folder) {}

    /**
     * The files of a folder of pictures, by their paths in it.
     *
     * @param texts files that may be labels without a picture
     */
    record Contents(List<String> pictures, List<String> texts) {

        Contents {
            pictures = List.copyOf(pictures);
            texts = List.copyOf(texts);
        }

        /**
         * Lists the files of a part.
         *
         * @param unseen is told which files and folders are not looked at
         */
        static Contents of(Part part, Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
            List<String> pictures = FolderWalk.visible(part.folder(), DarknetLayout::isPicture, limits, unseen)
                    .names();
            Set<String> known = new HashSet<>(pictures);
            pictures.forEach(name -> known.add(DarknetLayout.labelName(name)));
            FolderWalk others = FolderWalk.unknown(
                    part.folder(),
                    known::contains,
                    name -> SafePath.extension(name).equalsIgnoreCase(".txt"),
                    limits,
                    told -> {}); // the walk above has reported what is not looked at
            return new Contents(pictures, others.names());
        }
    }

    SplitLists {
        lists = List.copyOf(lists);
        parts = List.copyOf(parts);
    }

    /**
     * Finds a data set; returns empty when a path is not one, or has a file that says where its files are.
     *
     * @param path the folder around those of splits, or one of these, or its list of classes
     */
    static Optional<SplitLists> find(Path path) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            boolean list = path.getFileName().toString().equals(LIST);
            return list ? Optional.of(single(path.resolveSibling(""))) : Optional.empty();
        }
        if (!FileKind.isFolder(path) || DataFile.isIn(path)) {
            return Optional.empty();
        }
        if (FileKind.isFile(path.resolve(LIST))) {
            return Optional.of(single(path));
        }
        List<Part> parts = parts(path);
        List<Path> lists = parts.stream()
                .map(part -> part.folder().resolve(LIST))
                .filter(FileKind::isFile)
                .toList();
        if (lists.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SplitLists(lists, parts));
    }

    /** The list of classes that rows are read by. */
    Path names() {
        return lists.get(0);
    }

    private static SplitLists single(Path folder) {
        return new SplitLists(List.of(folder.resolve(LIST)), List.of(new Part(Split.NONE, "", folder)));
    }

    /** Whether there is a folder. A link to nothing is none if its name is not that of a split. */
    private static boolean isFolder(Path inside) {
        return Split.ofWord(inside.getFileName().toString()) != Split.NONE
                ? FileKind.isFolder(inside)
                : Files.isDirectory(inside);
    }

    /** Returns the folders that have a list, or the name of a split. */
    private static List<Part> parts(Path path) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Path child : FolderList.of(path, SplitLists::isFolder)) {
            String name = child.getFileName().toString();
            Split split = Split.ofWord(name);
            if (split != Split.NONE || FileKind.isFile(child.resolve(LIST))) {
                parts.add(new Part(split, (split == Split.NONE ? name : SplitFolders.of(split)) + "/", child));
            }
        }
        parts.sort(Comparator.comparing(Part::split).thenComparing(Part::folder));
        return parts;
    }
}
