package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.model.Split;
import org.labelport.target.FileKind;

/**
 * The folders in which FiftyOne keeps what it has downloaded of Open Images: for each split {@code labels/detections.csv} and
 * others, {@code labels/masks/}, {@code metadata/classes.csv} and {@code data/}.
 */
final class FiftyOneLayout {

    private static final String LABELS = "labels";
    private static final String METADATA = "metadata";
    private static final String PICTURES = "data/";
    private static final String MASKS = LABELS + "/masks/";
    private static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    private FiftyOneLayout() {}

    /** Returns the tables of labels of all splits in a folder, or those of the folder itself if it is a split. */
    static List<Path> tables(Path folder) throws IOException {
        List<Path> tables = new ArrayList<>();
        for (Path split : splits(folder)) {
            if (FileKind.isFolder(split.resolve(LABELS))) {
                tables.addAll(OpenImagesFiles.csv(split.resolve(LABELS)));
            }
        }
        return tables;
    }

    /** Returns the lists of classes, one for each split. They are equal. */
    static List<Path> classes(Path folder) {
        return metadata(folder).stream()
                .map(metadata -> metadata.resolve("classes.csv"))
                .filter(FileKind::isFile)
                .toList();
    }

    /** Returns the folders of what the splits say of classes and pictures. */
    static List<Path> metadata(Path folder) {
        return splits(folder).stream()
                .map(split -> split.resolve(METADATA))
                .filter(FileKind::isFolder)
                .toList();
    }

    private static List<Path> splits(Path folder) {
        List<Path> splits = new ArrayList<>(List.of(folder));
        SPLITS.forEach(split -> splits.add(folder.resolve(OpenImagesLayout.word(split))));
        return splits;
    }

    static Optional<Table> table(Path file) {
        return switch (file.getFileName().toString()) {
            case "detections.csv" -> Optional.of(Table.BOXES);
            case "classifications.csv" -> Optional.of(Table.LABELS);
            case "segmentations.csv" -> Optional.of(Table.SEGMENTS);
            case "points.csv" -> Optional.of(Table.POINTS);
            default -> Optional.empty();
        };
    }

    /** Returns the split of a table, which is named by the folder two levels above it. */
    static Split split(Path table) {
        Path folder = table.toAbsolutePath().getParent().getParent();
        return folder.getFileName() == null
                ? Split.NONE
                : SplitOfName.of(folder.getFileName().toString());
    }

    /** Returns the paths at which a picture is looked for, relative to the folder that is read. */
    static List<String> pictures(Split split, String name) {
        return List.of(OpenImagesLayout.word(split) + "/" + PICTURES + name, PICTURES + name);
    }

    /**
     * Returns the paths at which a mask is looked for, relative to the folder that is read. Masks are in folders by the
     * first character of their pictures' ids.
     */
    static List<String> masks(Split split, String name) {
        String file = MASKS + name.substring(0, Math.min(1, name.length())).toUpperCase(Locale.ROOT) + "/" + name;
        return List.of(OpenImagesLayout.word(split) + "/" + file, file);
    }

    /** Returns whether a file is a mask, by its path relative to the folder that is read. */
    static boolean isMask(String file) {
        return ("/" + file).contains("/" + MASKS);
    }
}
