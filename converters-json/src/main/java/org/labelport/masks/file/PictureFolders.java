package org.labelport.masks.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Split;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * The folders of the splits of a data set.
 *
 * @param root folder that they are in
 * @param all the folders, sorted by split and then by name
 */
public record PictureFolders(Path root, List<PictureFolder> all) {

    public PictureFolders {
        all = all.stream()
                .sorted(Comparator.comparing(PictureFolder::split).thenComparing(PictureFolder::name))
                .toList();
    }

    /** Returns the folders in a root that are named after splits, or only the root itself when there are none. */
    public static PictureFolders in(Path root) throws IOException {
        List<PictureFolder> found = new ArrayList<>();
        for (Path entry : FolderList.of(root, inside -> known(inside).isPresent() && FileKind.isFolder(inside))) {
            known(entry).ifPresent(found::add);
        }
        return new PictureFolders(root, found.isEmpty() ? List.of(new PictureFolder(Split.NONE, "")) : found);
    }

    private static Optional<PictureFolder> known(Path entry) {
        return PictureFolder.known(entry.getFileName().toString());
    }
}
