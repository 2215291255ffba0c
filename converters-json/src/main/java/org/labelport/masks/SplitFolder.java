package org.labelport.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.target.FileKind;

/**
 * A folder with the pictures of a split.
 *
 * @param name of the folder, with a slash at its end; empty for a folder that is not divided
 */
public record SplitFolder(Split split, String name) {

    private static final Map<String, Split> SPLITS = Map.of(
            "train", Split.TRAIN,
            "training", Split.TRAIN,
            "train_extra", Split.TRAIN,
            "val", Split.VALIDATION,
            "valid", Split.VALIDATION,
            "validation", Split.VALIDATION,
            "test", Split.TEST,
            "testing", Split.TEST);

    /** The folder of a split as its name says; one of no split for any other name. */
    public static SplitFolder of(String name) {
        return new SplitFolder(SPLITS.getOrDefault(name.toLowerCase(Locale.ROOT), Split.NONE), name + "/");
    }

    /** The folders of splits in a folder: training, validation, test; when there are none, the folder itself. */
    public static List<SplitFolder> in(Path folder) throws IOException {
        List<SplitFolder> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                Split split = SPLITS.get(name.toLowerCase(Locale.ROOT));
                if (split != null && FileKind.isFolder(entry)) {
                    found.add(new SplitFolder(split, name + "/"));
                }
            }
        }
        found.sort(Comparator.comparing(SplitFolder::split).thenComparing(SplitFolder::name));
        return found.isEmpty() ? List.of(new SplitFolder(Split.NONE, "")) : List.copyOf(found);
    }
}
