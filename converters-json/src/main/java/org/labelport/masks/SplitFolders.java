package org.labelport.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.target.FileKind;

/**
 * The folders of splits in a folder.
 *
 * @param root they are in
 * @param all training, validation, test; of one split by name
 */
public record SplitFolders(Path root, List<SplitFolder> all) {

    public SplitFolders {
        all = all.stream()
                .sorted(Comparator.comparing(SplitFolder::split).thenComparing(SplitFolder::name))
                .toList();
    }

    /** Those whose names are of splits; when there are none, the folder itself. */
    public static SplitFolders in(Path root) throws IOException {
        List<SplitFolder> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Optional<SplitFolder> split =
                        SplitFolder.known(entry.getFileName().toString());
                if (split.isPresent() && FileKind.isFolder(entry)) {
                    found.add(split.get());
                }
            }
        }
        return new SplitFolders(root, found.isEmpty() ? List.of(new SplitFolder(Split.NONE, "")) : found);
    }
}
