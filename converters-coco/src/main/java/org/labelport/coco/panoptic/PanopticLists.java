package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.SplitNames;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Finds the panoptic JSON files of a folder, their pictures and their folders of PNGs. */
public final class PanopticLists {

    private static final Pattern NAME = Pattern.compile("panoptic_(.+)\\.json", Pattern.CASE_INSENSITIVE);

    private PanopticLists() {}

    /**
     * Returns the files of a folder in the order of their splits, or the one file that a path names.
     *
     * @throws ExportException {@code source.missing} when there is no such file
     */
    public static List<CocoFile> of(Path path, Optional<Path> pictures) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            Split split = split(path);
            return List.of(new CocoFile(path, split, pictures(path.toAbsolutePath(), pictures), "", Optional.empty()));
        }
        Path annotations = path.resolve("annotations");
        List<Path> found = FileKind.isFolder(annotations)
                ? FolderList.of(annotations, file -> NAME.matcher(name(file)).matches())
                : new ArrayList<>();
        found.sort(Comparator.comparing(PanopticLists::split).thenComparing(PanopticLists::name));
        if (found.isEmpty()) {
            throw new ExportException(
                    "source.missing",
                    "there is no file annotations/panoptic_<split>.json in " + path
                            + ". Give a folder that has some, or one JSON file.");
        }
        List<CocoFile> files = new ArrayList<>();
        for (Path file : found) {
            String prefix = found.size() == 1 ? "" : splitName(file) + "/";
            files.add(new CocoFile(file, split(file), pictures(file, pictures), prefix, Optional.empty()));
        }
        return files;
    }

    /** Returns the folder of a file's PNGs: the given folder, or the one beside the file that has its name. */
    static Path masks(Path json, Optional<Path> given) {
        String name = name(json);
        return given.orElse(json.resolveSibling(name.substring(0, Math.max(0, name.lastIndexOf('.')))));
    }

    private static Optional<Path> pictures(Path json, Optional<Path> given) {
        Path annotations = json.getParent();
        Path root = annotations == null ? null : annotations.getParent();
        if (given.isEmpty() && root == null) {
            return Optional.empty();
        }
        Path images = given.orElseGet(() -> root.resolve("images"));
        String split = splitName(json);
        Stream<Path> candidates = given.isPresent()
                ? Stream.of(images.resolve(split), images)
                : Stream.of(images.resolve(split), root.resolve(split), images);
        return candidates.filter(FileKind::isFolder).findFirst();
    }

    private static Split split(Path file) {
        return SplitNames.split(splitName(file));
    }

    private static String splitName(Path file) {
        Matcher matcher = NAME.matcher(name(file));
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
