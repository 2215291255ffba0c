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

    /**
     * Finds the folders of a data set.
     *
     * @param path the folder of {@code labelTxt}, this folder itself, or the folder around those of splits
     * @param images the folder of pictures that the user gives
     * @throws ExportException {@code dota.missing} when there are none
     */
    static List<DotaFolder> find(Path path, Optional<Path> images, LossSink losses)
            throws ExportException, IOException {
        if (name(path).startsWith(LABELS) && FileKind.isFolder(path)) {
            Path pictures = images.orElseGet(() -> usual(path.resolveSibling("")));
            return List.of(new DotaFolder(Split.NONE, "", path, pictures));
        }
        Optional<Path> own = labels(path, losses);
        if (own.isPresent()) {
            Path pictures = images.orElseGet(() -> usual(path));
            return List.of(new DotaFolder(Split.NONE, "", own.get(), pictures));
        }
        List<DotaFolder> folders = new ArrayList<>();
        for (Path part : folders(path)) {
            Split split = SplitFolders.split(name(part));
            Optional<Path> labels = split == Split.NONE ? Optional.empty() : labels(part, losses);
            if (labels.isPresent()) {
                folders.add(new DotaFolder(split, name(part) + "/", labels.get(), pictures(part, images)));
            }
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

    /**
     * Returns the folder of labels: {@code labelTxt}, or the one that is named after the highest version, such as
     * {@code labelTxt-v1.5}, in which there may be another one of the usual name.
     */
    private static Optional<Path> labels(Path folder, LossSink losses) throws IOException {
        List<Path> versions = folders(folder).stream()
                .filter(version -> name(version).startsWith(LABELS))
                .toList();
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Path usual = folder.resolve(LABELS);
        Path chosen = versions.contains(usual) ? usual : versions.get(versions.size() - 1);
        versions.stream()
                .filter(version -> !version.equals(chosen))
                .forEach(version -> losses.loss(Loss.ofDataset(
                        "dota.folder-ignored",
                        version + " is not read, because there is " + chosen + ". Give it as the path to read it")));
        Path below = chosen.resolve(LABELS);
        return Optional.of(FileKind.isFolder(below) ? below : chosen);
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
