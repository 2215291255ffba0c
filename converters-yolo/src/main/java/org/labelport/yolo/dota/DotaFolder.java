package org.labelport.yolo.dota;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.yolo.pictures.SplitFolders;

/**
 * A folder of label files and that of their pictures.
 *
 * @param prefix the beginning of items' ids
 * @param labels which exists
 * @param pictures which exists, unless the user gave it
 */
record DotaFolder(Split split, String prefix, Path labels, Path pictures) {

    private static final String LABELS = "labelTxt";
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
            Path pictures = images.orElseGet(() -> usual(around));
            return List.of(new DotaFolder(Split.NONE, "", inVersion(path, losses), pictures));
        }
        Optional<Path> own = labels(path, losses);
        List<DotaFolder> folders = new ArrayList<>();
        for (Path part : folders(path)) {
            Split split = SplitFolders.split(name(part));
            boolean read = own.isEmpty() && split != Split.NONE;
            Optional<Path> labels = read ? labels(part, losses) : Optional.empty();
            if (labels.isPresent()) {
                folders.add(new DotaFolder(split, name(part) + "/", labels.get(), pictures(part, images)));
            } else if (!read
                    && !name(part).startsWith(LABELS)
                    && !versions(part).isEmpty()) {
                ignored(part, own.map(DotaFolder::instead).orElse("it is not named after a split"), losses);
            }
        }
        if (own.isPresent()) {
            Path pictures = images.orElseGet(() -> usual(path));
            return List.of(new DotaFolder(Split.NONE, "", own.get(), pictures));
        }
        if (folders.isEmpty()) {
            throw new ExportException(
                    "dota.missing",
                    "there is no folder labelTxt in " + path + ", nor in a folder train, val or test of it. Give the"
                            + " folder that holds it");
        }
        folders.sort(Comparator.comparing(DotaFolder::split).thenComparing(DotaFolder::prefix));
        return folders;
    }

    private static Path pictures(Path part, Optional<Path> images) {
        Optional<Path> ofSplit = images.map(given -> given.resolve(name(part))).filter(FileKind::isFolder);
        return ofSplit.or(() -> images).orElseGet(() -> usual(part));
    }

    /** Returns the folder of pictures beside {@code labelTxt}: {@code images}, or the one around both. */
    private static Path usual(Path part) {
        Path pictures = part.resolve(PICTURES);
        return FileKind.isFolder(pictures) ? pictures : part;
    }

    /** Returns the folder that holds the outermost {@code labelTxt} of a path; the path itself when it has none. */
    private static Path aroundLabels(Path path) {
        boolean isNamed = name(path).startsWith(LABELS);
        Path parent = path.getParent();
        boolean isInNamed = parent != null && name(parent).startsWith(LABELS);
        return parent != null && (isNamed || isInNamed) ? aroundLabels(parent) : path;
    }

    /** Returns the folder of labels: {@code labelTxt}, or the one that is named after the highest version. */
    private static Optional<Path> labels(Path folder, LossSink losses) throws IOException {
        List<Path> versions = versions(folder);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Path usual = folder.resolve(LABELS);
        Path chosen = versions.contains(usual) ? usual : versions.get(versions.size() - 1);
        ignoreOthers(versions, chosen, losses);
        return Optional.of(inVersion(chosen, losses));
    }

    /** The folders of labels, such as {@code labelTxt-v1.5}. */
    private static List<Path> versions(Path folder) throws IOException {
        return folders(folder).stream()
                .filter(version -> name(version).startsWith(LABELS))
                .toList();
    }

    /**
     * Returns where the files of a version are: in the folder itself, in another {@code labelTxt}, or in one such as
     * {@code DOTA-v1.5_train}, beside which {@code DOTA-v1.5_train_hbb} has the same objects as upright boxes.
     */
    private static Path inVersion(Path version, LossSink losses) throws IOException {
        Path below = version.resolve(LABELS);
        List<Path> all = folders(version);
        List<Path> rotated = all.stream()
                .filter(folder -> name(folder).startsWith(DOTA) && !name(folder).endsWith(UPRIGHT))
                .toList();
        boolean inOne = rotated.size() == 1;
        if (!all.contains(below) && !inOne) {
            return version;
        }
        Path chosen = all.contains(below) ? below : rotated.get(0);
        ignoreOthers(all, chosen, losses);
        return chosen;
    }

    private static void ignoreOthers(List<Path> all, Path chosen, LossSink losses) {
        all.stream().filter(other -> !other.equals(chosen)).forEach(other -> ignored(other, instead(chosen), losses));
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
        if (!FileKind.isFolder(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(FileKind::isFolder).sorted().toList();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
