package org.labelport.coco.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * Finds files whose names tell their kind, such as {@code instances_train.json}.
 *
 * @param pictures the folders of their pictures
 */
record KindFiles(PictureFolders pictures) {

    /** Returns the files in a folder of the first of these kinds that it has. */
    List<CocoFile> first(List<CocoKind> kinds, Path place) throws IOException {
        for (CocoKind kind : kinds) {
            List<CocoFile> files = of(kind, place);
            if (!files.isEmpty()) {
                return files;
            }
        }
        return List.of();
    }

    /** Returns the files of a kind in a folder, in the order of the splits. */
    List<CocoFile> of(CocoKind kind, Path place) throws IOException {
        if (!FileKind.isFolder(place)) {
            return List.of();
        }
        List<Path> found = FolderList.of(
                place, file -> kind.splitName(JsonFiles.name(file)).isPresent());
        found.sort(Comparator.comparing((Path file) -> SplitNames.split(splitName(kind, file)))
                .thenComparing(file -> splitName(kind, file))
                .thenComparing(JsonFiles::name));
        List<CocoFile> files = new ArrayList<>();
        for (Path file : found) {
            String split = splitName(kind, file);
            files.add(new CocoFile(
                    file,
                    SplitNames.split(split),
                    pictures.of(kind, file, split),
                    found.size() == 1 ? "" : split + "/",
                    kind == CocoKind.RESULTS ? results(split) : Optional.empty()));
        }
        return files;
    }

    /** Returns a file that has nothing but the name of a kind, such as {@code instances.json}. */
    Optional<Path> named(List<CocoKind> kinds, List<Path> places) throws IOException {
        for (CocoKind kind : kinds) {
            for (Path place : places) {
                for (Path file : JsonFiles.in(place)) {
                    if (JsonFiles.stem(file).equalsIgnoreCase(kind.task())) {
                        return Optional.of(file);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the list of results of a split, whose name may be in capitals like those of other files. */
    private Optional<Path> results(String split) throws IOException {
        String name = "results_" + split + ".json";
        Path usual = pictures.folder().resolve(name);
        return FileKind.isFile(usual)
                ? Optional.of(usual)
                : FolderList.of(pictures.folder(), file -> JsonFiles.name(file).equalsIgnoreCase(name)).stream()
                        .filter(FileKind::isFile)
                        .findFirst();
    }

    private static String splitName(CocoKind kind, Path file) {
        return kind.splitName(JsonFiles.name(file)).orElse("");
    }
}
