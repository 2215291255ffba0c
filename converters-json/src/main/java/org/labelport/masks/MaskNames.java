package org.labelport.masks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.SourceRequest;

/**
 * How the files that hold annotations are called, by which those are found that have no picture: a source goes from picture to picture
 * and does not come to them.
 *
 * @param folder with the folders of splits
 * @param folderEnd what the folder of a split has after the name of the split
 * @param ends what names have after the picture's; a picture may have files of several
 * @param pictureEnd what the picture's name has there, before its extension
 */
public record MaskNames(Path folder, String folderEnd, List<String> ends, String pictureEnd) {

    public MaskNames {
        ends = List.copyOf(ends);
    }

    /** Files called as their pictures are but for the end. */
    public static MaskNames of(Path folder, String end) {
        return new MaskNames(folder, "", List.of(end), "");
    }

    /** Reports each whose picture is not in a split of this folder, once for each picture. */
    void reportWithoutPicture(Path pictures, SplitFolder split, SourceRequest request)
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
            if (!stem.equals(last) && !hasPicture(pictures, stem + pictureEnd)) {
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

    private static boolean hasPicture(Path pictures, String stem) {
        return MasksLayout.SUFFIXES.stream()
                .flatMap(suffix -> Stream.of(suffix, suffix.toUpperCase(Locale.ROOT)))
                .anyMatch(suffix -> FileKind.isFile(pictures.resolve(stem + suffix)));
    }
}
