package org.labelport.yolo.dota;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * A folder of label files and that of their pictures.
 *
 * @param prefix the beginning of items' ids
 * @param labels which exists
 * @param pictures which exists, unless the user gave it
 */
record DotaFolder(Split split, String prefix, Path labels, Path pictures) {

    private static final String LABELS = "labelTxt";

    /** What MMRotate's split of pictures into tiles calls the folder of labels. */
    private static final String TILES = "annfiles";

    private static final String PICTURES = "images";
    private static final String DOTA = "DOTA";

    /** How the names of folders end whose labels are upright boxes. */
    private static final String UPRIGHT = "_hbb";

    /**
     * Finds the folders of a data set.
     *
     * @param path the folder of {@code labelTxt}, this folder itself or one in it, or the folder around those of splits
     * @param images the folder of pictures that the user gives
     * @throws ExportException {@code dota.missing} when there are none
     */
    static List<DotaFolder> find(Path path, Optional<Path> images, LossSink losses)
            throws ExportException, IOException {
        Path around = aroundLabels(path);
        if (!around.equals(path) && FileKind.isFolder(path)) {
            return all(Split.NONE, "", inVersion(path, losses), images.orElseGet(() -> usual(around)));
        }
        List<Path> own = labels(path, losses);
        List<DotaFolder> folders = new ArrayList<>();
        for (Path part : folders(path)) {
            Split split = Split.ofWord(name(part));
            boolean read = own.isEmpty() && split != Split.NONE;
            List<Path> labels = read ? labels(part, losses) : List.of();
            if (!labels.isEmpty()) {
                folders.addAll(all(split, name(part) + "/", labels, pictures(part, images)));
            } else if (!read && !isOfLabels(part) && !versions(part).isEmpty()) {
                ignored(part, own.isEmpty() ? "it is not named after a split" : instead(own.get(0)), losses);
            }
        }
        if (!own.isEmpty()) {
            return all(Split.NONE, "", own, images.orElseGet(() -> usual(path)));
        }
        if (folders.isEmpty()) {
            throw new ExportException(
                    "dota.missing",
                    "there is no folder labelTxt or annfiles in " + path
                            + ", nor in a folder train, val or test of it. Give the folder that holds it");
        }
        return sorted(folders);
    }

    private static List<DotaFolder> sorted(List<DotaFolder> folders) {
        return folders.stream()
                .sorted(Comparator.comparing(DotaFolder::split).thenComparing(DotaFolder::prefix))
                .toList();
    }

    /** One folder of labels, or one for each split that the folders are named after. */
    private static List<DotaFolder> all(Split split, String prefix, List<Path> labels, Path pictures) {
        if (labels.size() == 1) {
            return List.of(new DotaFolder(split, prefix, labels.get(0), pictures));
        }
        return sorted(labels.stream()
                .map(each -> {
                    String end = end(each);
                    Split own = Split.ofWord(end);
                    return new DotaFolder(own, prefix + end + "/", each, within(pictures, end));
                })
                .toList());
    }

    private static Path pictures(Path part, Optional<Path> images) {
        return images.map(given -> within(given, name(part))).orElseGet(() -> usual(part));
    }

    /** Returns the folder of a split in that of all pictures, if there is one. */
    private static Path within(Path pictures, String split) {
        Path own = pictures.resolve(split);
        return FileKind.isFolder(own) ? own : pictures;
    }

    /** Returns the folder of pictures beside {@code labelTxt}: {@code images}, or the one around both. */
    private static Path usual(Path part) {
        Path pictures = part.resolve(PICTURES);
        return FileKind.isFolder(pictures) ? pictures : part;
    }

    /** Returns the folder that holds the outermost {@code labelTxt} of a path; the path itself when it has none. */
    private static Path aroundLabels(Path path) {
        boolean isNamed = isOfLabels(path);
        Path parent = path.getParent();
        boolean isInNamed = parent != null && isOfLabels(parent);
        return parent != null && (isNamed || isInNamed) ? aroundLabels(parent) : path;
    }

    private static boolean isOfLabels(Path folder) {
        return name(folder).startsWith(LABELS) || name(folder).equals(TILES);
    }

    /** Returns the folders of labels in {@code labelTxt}, or in the one that is named after the highest version. */
    private static List<Path> labels(Path folder, LossSink losses) throws IOException {
        List<Path> versions = versions(folder);
        if (versions.isEmpty()) {
            return List.of();
        }
        Path usual = folder.resolve(LABELS);
        Path chosen = versions.contains(usual) ? usual : versions.get(versions.size() - 1);
        ignoreOthers(versions, List.of(chosen), losses);
        return inVersion(chosen, losses);
    }

    /** The folders of labels, such as {@code labelTxt-v1.5}. */
    private static List<Path> versions(Path folder) throws IOException {
        return folders(folder).stream().filter(DotaFolder::isOfLabels).toList();
    }

    /**
     * Returns where the files of a version are: in the folder itself, in another {@code labelTxt}, in one such as
     * {@code DOTA-v1.5_train}, beside which {@code DOTA-v1.5_train_hbb} has the same objects as upright boxes, or in
     * several such ones for different splits.
     */
    private static List<Path> inVersion(Path version, LossSink losses) throws IOException {
        Path below = version.resolve(LABELS);
        List<Path> all = folders(version);
        List<Path> rotated = all.stream()
                .filter(folder -> name(folder).startsWith(DOTA) && !name(folder).endsWith(UPRIGHT))
                .toList();
        List<Path> chosen = all.contains(below) ? List.of(below) : rotated;
        if (chosen.isEmpty() || chosen.size() > 1 && !areSplits(chosen)) {
            return List.of(version);
        }
        ignoreOthers(all, chosen, losses);
        return chosen;
    }

    private static boolean areSplits(List<Path> folders) {
        return folders.stream()
                        .map(folder -> Split.ofWord(end(folder)))
                        .filter(split -> split != Split.NONE)
                        .distinct()
                        .count()
                == folders.size();
    }

    /** Returns the last part of a name, such as {@code train} of {@code DOTA-v1.5_train}. */
    private static String end(Path folder) {
        return name(folder).substring(name(folder).lastIndexOf('_') + 1);
    }

    private static void ignoreOthers(List<Path> all, List<Path> chosen, LossSink losses) {
        all.stream()
                .filter(other -> !chosen.contains(other))
                .forEach(other -> ignored(other, instead(chosen.get(0)), losses));
    }

    private static String instead(Path chosen) {
        return "there is " + chosen;
    }

    private static void ignored(Path folder, String reason, LossSink losses) {
        losses.loss(Loss.ofDataset(
                "dota.folder-ignored",
                folder + " is not read, because " + reason + ". Give it as the path to read it"));
    }

    private static List<Path> folders(Path folder) throws IOException {
        return FileKind.isFolder(folder) ? FolderList.of(folder, DotaFolder::isFolder) : List.of();
    }

    /** Whether there is a folder. A link to nothing is none if its name is not one of the data set's. */
    private static boolean isFolder(Path inside) {
        String name = name(inside);
        return Split.ofWord(name) != Split.NONE || name.startsWith(LABELS) || name.startsWith(DOTA)
                ? FileKind.isFolder(inside)
                : Files.isDirectory(inside);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
