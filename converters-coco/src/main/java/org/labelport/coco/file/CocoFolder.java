package org.labelport.coco.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * Finds the JSON files of a data set's folder. These are {@code annotations/<task>_<split>.json}; or one
 * {@code annotations.json} for all splits; or a file in the folder of the pictures, of each split or of all; or files
 * that are named after a split; or the only JSON file of the folder, whatever its name; or files that are named after a
 * kind; or those of a data set in each split's folder.
 */
public final class CocoFolder {

    static final String ANNOTATIONS = "annotations";
    /** The report that a run writes, which is not a COCO file. */
    private static final String REPORT = "run.json";

    private final Path folder;
    private final PictureFolders pictures;
    private final KindFiles kindFiles;

    /** @param pictures the folder of pictures that the user gave; empty to look for it in the folder */
    public CocoFolder(Path folder, Optional<Path> pictures) {
        this(new PictureFolders(folder, pictures));
    }

    private CocoFolder(PictureFolders pictures) {
        this.folder = pictures.folder();
        this.pictures = pictures;
        this.kindFiles = new KindFiles(pictures);
    }

    /**
     * Returns the files of the first of these kinds that the folder has, in the order of the splits; or files whose
     * names tell no kind.
     *
     * @throws ExportException {@code source.missing} when there is no such file
     */
    public List<CocoFile> files(List<CocoKind> kinds) throws ExportException, IOException {
        List<CocoFile> files = find(kinds);
        if (files.isEmpty()) {
            throw new ExportException(
                    "source.missing",
                    "there is no file annotations/" + kinds.get(0).task() + "_<split>.json in " + folder
                            + ". Give a folder that has some, or one JSON file.");
        }
        return files;
    }

    /** Returns what {@link #files} returns, and no file when there is none. */
    public List<CocoFile> find(List<CocoKind> kinds) throws IOException {
        List<CocoFile> files = found(kinds);
        return files.isEmpty() ? ofSplitFolders(kinds) : files;
    }

    /** One way to find files; none when the folder is not laid out so. */
    @FunctionalInterface
    private interface Search {
        List<CocoFile> files() throws IOException;
    }

    private List<CocoFile> found(List<CocoKind> kinds) throws IOException {
        List<Search> searches = List.of(
                () -> kindFiles.first(kinds, annotations()),
                this::single,
                this::namedAsSplits,
                this::only,
                () -> kindFiles.first(kinds, folder),
                () -> kindFiles.named(kinds, List.of(annotations(), folder)).map(this::ofAllSplits).stream()
                        .toList());
        for (Search search : searches) {
            List<CocoFile> files = search.files();
            if (!files.isEmpty()) {
                return files;
            }
        }
        return List.of();
    }

    /**
     * Returns the files of the folders of splits, each of which is a data set of its own. None when one of these holds
     * JSON files that are not found to be its data set.
     */
    private List<CocoFile> ofSplitFolders(List<CocoKind> kinds) throws IOException {
        List<CocoFile> files = new ArrayList<>();
        for (String split : splitFolders()) {
            CocoFolder part = part(split);
            List<CocoFile> found = part.found(kinds);
            if (found.isEmpty() && part.hasJson()) {
                return List.of();
            }
            for (CocoFile file : found) {
                String id = split + "/" + file.idPrefix();
                files.add(new CocoFile(file.json(), SplitNames.split(split), file.pictures(), id, file.results()));
            }
        }
        return files;
    }

    /** Returns the folders that are named after a split, as data sets of their own. */
    List<CocoFolder> parts() throws IOException {
        return splitFolders().stream().map(this::part).toList();
    }

    /** Returns the names of the folders that are named after a split, in the order of the splits. */
    private List<String> splitFolders() throws IOException {
        if (!FileKind.isFolder(folder)) {
            return List.of();
        }
        return FolderList.of(folder, inside -> SplitNames.isName(JsonFiles.name(inside)) && FileKind.isFolder(inside))
                .stream()
                .map(JsonFiles::name)
                .sorted(Comparator.comparing(SplitNames::split).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private CocoFolder part(String split) {
        return new CocoFolder(pictures.part(split));
    }

    private boolean hasJson() throws IOException {
        return !JsonFiles.in(folder).isEmpty() || !JsonFiles.in(annotations()).isEmpty();
    }

    /** Returns the files of a kind in {@code annotations}, in the order of the splits. */
    public List<CocoFile> ofKind(CocoKind kind) throws IOException {
        return kindFiles.of(kind, annotations());
    }

    /** Returns the folders of splits that files are in. */
    List<CocoFolder> partsOf(List<CocoFile> files) throws IOException {
        return parts().stream()
                .filter(part -> files.stream().anyMatch(file -> part.holds(file.json())))
                .toList();
    }

    /** Returns the folder of annotations, which need not exist. */
    Path annotations() {
        return folder.resolve(ANNOTATIONS);
    }

    /** Returns the JSON files that are in the folder itself, without the report of a run. */
    List<Path> jsonFiles() throws IOException {
        return JsonFiles.in(folder).stream()
                .filter(file -> !JsonFiles.name(file).equals(REPORT))
                .toList();
    }

    /** Returns whether a file is in the folder or below it. */
    boolean holds(Path file) {
        return file.startsWith(folder);
    }

    /** Returns whether a file is in the folder itself. */
    boolean isIn(Path file) {
        return folder.equals(file.getParent());
    }

    /** Returns the JSON files in {@code annotations} whose names tell no kind. */
    List<Path> ofUnknownKind() throws IOException {
        return JsonFiles.withoutKind(annotations());
    }

    /** Returns the files that other programs put beside pictures, whether they are read or not. */
    List<Path> besidePictures() {
        return BesidePictures.in(folder);
    }

    /** Returns the one file for all splits, or the files in the folders of each split's pictures. */
    public List<CocoFile> single() throws IOException {
        for (String name : List.of(BesidePictures.USUAL, BesidePictures.OF_ROBOFLOW)) {
            Path one = folder.resolve(name);
            if (FileKind.isFile(one)) {
                return List.of(ofAllSplits(one));
            }
        }
        List<String> splits = splitFolders().stream()
                .filter(split -> besidePictures(split).isPresent())
                .toList();
        return splits.stream()
                .map(split -> new CocoFile(
                        besidePictures(split).orElseThrow(),
                        SplitNames.split(split),
                        pictures.given()
                                .map(images -> images.resolve(split))
                                .filter(FileKind::isFolder)
                                .or(() -> PictureRoot.in(
                                        folder.resolve(split),
                                        besidePictures(split).orElseThrow())),
                        splits.size() == 1 ? "" : split + "/",
                        Optional.empty()))
                .toList();
    }

    /** Returns files that are named after a split, such as {@code annotations/train.json}. */
    private List<CocoFile> namedAsSplits() throws IOException {
        for (Path place : List.of(annotations(), folder)) {
            Map<String, Path> named = SplitNames.files(JsonFiles.withoutKind(place));
            if (!named.isEmpty()) {
                return named.entrySet().stream()
                        .sorted(Comparator.comparing(file -> SplitNames.split(file.getKey())))
                        .map(file -> new CocoFile(
                                file.getValue(),
                                SplitNames.split(file.getKey()),
                                pictures.of(file.getValue(), file.getKey()),
                                named.size() == 1 ? "" : file.getKey() + "/",
                                Optional.empty()))
                        .toList();
            }
        }
        return List.of();
    }

    /**
     * Returns the folder's only JSON file, such as Label Studio and FiftyOne write. Its pictures are where it names
     * them.
     */
    private List<CocoFile> only() throws IOException {
        List<Path> files = jsonFiles();
        if (files.isEmpty()) {
            files = ofUnknownKind();
        }
        return files.size() == 1 ? List.of(ofAllSplits(files.get(0))) : List.of();
    }

    private CocoFile ofAllSplits(Path json) {
        return new CocoFile(json, Split.NONE, pictures.of(json), "", Optional.empty());
    }

    private Optional<Path> besidePictures(String split) {
        return BesidePictures.in(folder.resolve(split)).stream().findFirst();
    }

    /** Returns all files in {@code annotations}; or if it has none, in the folder itself. Their names tell at most the split. */
    public List<CocoFile> ofAnyName() throws IOException {
        List<Path> files = JsonFiles.in(annotations());
        return (files.isEmpty() ? jsonFiles() : files)
                .stream().map(this::ofAnyName).toList();
    }

    /** Returns a file whose name tells at most the split. */
    public CocoFile ofAnyName(Path json) {
        return new CocoFile(json, Split.NONE, pictures.of(json, JsonFiles.stem(json)), "", Optional.empty());
    }
}
