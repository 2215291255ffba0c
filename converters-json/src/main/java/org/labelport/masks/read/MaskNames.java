package org.labelport.masks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.SourceRequest;

/**
 * The names of the files that hold annotations. They serve to find such files without a picture, since a source goes
 * from picture to picture and would not see them.
 *
 * @param folder with a folder for each split
 * @param folderEnd what the name of a split's folder has after the name of the split
 * @param ends what the names of annotation files may have after the name of their picture; a picture may have several
 *     files
 * @param pictureEnd what the picture's own name has there, before its extension
 */
public record MaskNames(Path folder, String folderEnd, List<String> ends, String pictureEnd) {

    public MaskNames {
        ends = List.copyOf(ends);
    }

    /** Returns the names of files that are named like their pictures, except for the end. */
    public static MaskNames of(Path folder, String end) {
        return new MaskNames(folder, "", List.of(end), "");
    }

    /** Reports annotation files without a picture in a split, once for each missing picture. */
    void reportWithoutPicture(Path pictures, PictureFolder split, SourceRequest request)
            throws ExportException, IOException {
        Path masks = folder.resolve(split.name().replace("/", folderEnd + "/"));
        if (!FileKind.isFolder(masks)) {
            return;
        }
        FolderWalk walk = FolderWalk.visible(
                masks,
                name -> end(name).isPresent(),
                request.limits(),
                request.report().unseen(split.name()));
        String last = "";
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            String mask = name.get();
            String stem = split.name()
                    + mask.substring(0, mask.length() - end(mask).orElseThrow().length());
            if (!stem.equals(last)
                    && MasksLayout.picture(pictures, stem + pictureEnd).isEmpty()) {
                request.report()
                        .error(ItemError.ofItem(
                                stem,
                                1,
                                MaskCodes.PICTURE_MISSING,
                                masks.resolve(mask) + " has no picture " + pictures.resolve(stem + pictureEnd)
                                        + ".*. Add it, or remove the mask"));
            }
            last = stem;
        }
    }

    private Optional<String> end(String name) {
        return ends.stream().filter(name::endsWith).findFirst();
    }
}
