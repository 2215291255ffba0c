package org.labelport.imagefolder.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.imagefolder.file.Splits;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk;

/**
 * Where the library finds the splits of the pictures below a folder, unless {@code README.md} tells: in the names of folders if one of
 * them has a word such as {@code test}, else in those of pictures. What has no such word is then not loaded, and what has words for
 * several splits is loaded for each. If there is no word at all, everything is training data.
 */
enum SplitWords {
    FOLDERS,
    PICTURES,
    NOWHERE;

    static SplitWords below(Path folder, Limits limits) throws ExportException, IOException {
        FolderWalk walk = pictures(folder, limits);
        SplitWords found = NOWHERE;
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (!FOLDERS.splits(name.get()).isEmpty()) {
                return FOLDERS;
            }
            if (!PICTURES.splits(name.get()).isEmpty()) {
                found = PICTURES;
            }
        }
        return found;
    }

    /** Walks over the pictures that words are looked for in. */
    static FolderWalk pictures(Path folder, Limits limits) throws ExportException, IOException {
        return FolderWalk.all(folder, FolderPictures::isPicture, limits, unseen -> {});
    }

    /** Returns the splits that a picture is loaded for. */
    Set<Split> splits(String picture) {
        int name = picture.lastIndexOf('/') + 1;
        return switch (this) {
            case FOLDERS -> Splits.all(picture.substring(0, name));
            case PICTURES -> Splits.all(picture.substring(name));
            case NOWHERE -> EnumSet.of(Split.TRAIN);
        };
    }
}
