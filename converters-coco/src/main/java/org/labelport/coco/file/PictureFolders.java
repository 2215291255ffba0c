package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.target.FileKind;

/**
 * Finds the folders of the pictures of a data set.
 *
 * @param folder of the data set
 * @param given the folder of pictures that the user gave
 */
record PictureFolders(Path folder, Optional<Path> given) {

    /** Returns those of the data set in the folder of a split. */
    PictureFolders part(String split) {
        return new PictureFolders(
                folder.resolve(split),
                given.map(images -> FileKind.isFolder(images.resolve(split)) ? images.resolve(split) : images));
    }

    /** Returns the folder of the pictures that a file of all splits names. */
    Optional<Path> of(Path json) {
        return given.isPresent() ? given : PictureRoot.in(folder, json);
    }

    /** Returns the folder of the pictures of a file whose name is at most a split. */
    Optional<Path> of(Path json, String split) {
        Optional<Path> found = SplitNames.isName(split) ? ofSplit(json, split) : Optional.empty();
        return found.isPresent() || given.isPresent() ? found : PictureRoot.in(folder, json);
    }

    /**
     * Returns the folder of the pictures of a file of a kind. LVIS uses the pictures of COCO's splits, in folders that
     * their addresses name. Results name no pictures.
     */
    Optional<Path> of(CocoKind kind, Path json, String split) {
        if (kind == CocoKind.RESULTS && given.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> found = ofSplit(json, split);
        return found.isPresent() || kind != CocoKind.LVIS || given.isPresent()
                ? found
                : PictureRoot.containing(json, List.of(folder));
    }

    /** Returns the folder of the pictures of a file that is read alone, if one of its first pictures is in it. */
    Optional<Path> ofAlone(Path json, String split) {
        return PictureRoot.containing(
                json,
                Stream.concat(ofSplits(split), PictureRoot.folders(folder)).toList());
    }

    private Optional<Path> ofSplit(Path json, String split) {
        Optional<Path> first = ofSplits(split).findFirst();
        Path frames = folder.resolve(split).resolve(PictureRoot.FRAMES);
        if (first.isEmpty() || !first.get().equals(frames)) {
            return first;
        }
        Optional<Path> found = PictureRoot.containing(json, List.of(folder.resolve(split), frames));
        return found.isPresent() ? found : first; // a name of a picture may begin with that folder
    }

    private Stream<Path> ofSplits(String split) {
        Path images = given.orElse(folder.resolve("images"));
        return Stream.of(
                        images.resolve(split),
                        folder.resolve(split).resolve(PictureRoot.FRAMES),
                        folder.resolve(split),
                        images)
                .filter(candidate -> given.isEmpty() || candidate.startsWith(images))
                .filter(FileKind::isFolder);
    }
}
