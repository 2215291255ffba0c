package org.labelport.coco.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.SourceReport;

/**
 * Finds the JSON files of a data set's folder. These are {@code annotations/<task>_<split>.json}; or one
 * {@code annotations.json} for all splits; or a file in the folder of the pictures, of each split or of all; or files
 * that are named after a split; or the only JSON file of the folder, whatever its name.
 */
public final class CocoFolder {

    /** The name of a split, with a year as in the public COCO data sets. */
    private static final Pattern SPLIT_NAME = Pattern.compile("(train|val|valid|test)(\\d{4}|-dev(\\d{4})?)?");

    private static final String ANNOTATIONS = "annotations";
    /** The report that a run writes, which is not a COCO file. */
    private static final String REPORT = "run.json";

    /** The beginning of the names of panoptic files, which another target reads. */
    private static final String PANOPTIC = "panoptic_";

    private static final String SINGLE = "annotations.json";
    /** Names that other programs give to the file in the folder of a split's pictures. */
    private static final List<String> BESIDE_PICTURES = List.of("_annotations.coco.json", SINGLE);

    private static final List<String> SPLIT_FOLDERS = List.of("train", "val", "valid", "test");

    private final Path folder;
    private final Optional<Path> pictures;

    /** @param pictures the folder of pictures that the user gave; empty to look for it in the folder */
    public CocoFolder(Path folder, Optional<Path> pictures) {
        this.folder = folder;
        this.pictures = pictures;
    }

    /**
     * Returns the files of the first of these kinds that the folder has, in the order of the splits; or files whose
     * names tell no kind.
     *
     * @throws ExportException {@code source.missing} when there is no such file
     */
    public List<CocoFile> files(List<CocoKind> kinds) throws ExportException, IOException {
        for (CocoKind kind : kinds) {
            List<CocoFile> files = ofKind(kind);
            if (!files.isEmpty()) {
                return files;
            }
        }
        List<CocoFile> others = single();
        if (others.isEmpty()) {
            others = namedAsSplits();
        }
        if (others.isEmpty()) {
            others = only();
        }
        if (others.isEmpty()) {
            throw new ExportException(
                    "source.missing",
                    "there is no file annotations/" + kinds.get(0).task() + "_<split>.json in " + folder
                            + ". Give a folder that has some, or one JSON file.");
        }
        return others;
    }

    /** Returns the files of a kind in {@code annotations}, in the order of the splits. */
    public List<CocoFile> ofKind(CocoKind kind) throws IOException {
        Path annotations = folder.resolve(ANNOTATIONS);
        List<Path> found = new ArrayList<>();
        if (FileKind.isFolder(annotations)) {
            try (Stream<Path> list = Files.list(annotations)) {
                list.filter(file -> kind.splitName(name(file)).isPresent())
                        .sorted(Comparator.comparing((Path file) -> split(splitName(kind, file)))
                                .thenComparing(file -> splitName(kind, file))
                                .thenComparing(CocoFolder::name))
                        .forEach(found::add);
            }
        }
        List<CocoFile> files = new ArrayList<>();
        for (Path file : found) {
            String split = splitName(kind, file);
            files.add(new CocoFile(
                    file,
                    split(split),
                    kind == CocoKind.RESULTS && pictures.isEmpty() ? Optional.empty() : pictures(kind, file, split),
                    found.size() == 1 ? "" : split + "/",
                    kind == CocoKind.RESULTS ? results(split) : Optional.empty()));
        }
        return files;
    }

    /**
     * Reports JSON files in {@code annotations} whose names tell no kind.
     *
     * @param read files that are read nevertheless, and so are not reported
     */
    public void reportUnknownFiles(List<CocoFile> read, SourceReport report) throws IOException {
        List<Path> ignored = new ArrayList<>(ofUnknownKind());
        ignored.removeAll(read.stream().map(CocoFile::json).toList());
        for (Path file : ignored) {
            report.loss(Loss.ofDataset(
                    CocoCodes.FILE_IGNORED,
                    file + " is not read: its name does not begin like that of a known kind, such as instances_."
                            + " Rename it, or give the file alone"));
        }
    }

    /** Reports the kinds whose files are not read: all that the folder has, except the first one. */
    public void reportOtherKinds(List<CocoKind> kinds, SourceReport report) throws IOException {
        List<CocoKind> found = new ArrayList<>();
        for (CocoKind kind : kinds) {
            if (!ofKind(kind).isEmpty()) {
                found.add(kind);
            }
        }
        for (CocoKind kind : found.subList(Math.min(1, found.size()), found.size())) {
            report.loss(Loss.ofDataset(
                    CocoCodes.FILE_IGNORED,
                    folder.resolve(ANNOTATIONS) + " also has files " + kind.task()
                            + "_<split>.json, which are not read because there are files "
                            + found.get(0).task() + "_<split>.json. --filter kind=" + kind.key() + " reads them"));
        }
    }

    private List<Path> ofUnknownKind() throws IOException {
        return jsonFiles(folder.resolve(ANNOTATIONS)).stream()
                .filter(file -> !name(file).startsWith(PANOPTIC))
                .filter(file -> Arrays.stream(CocoKind.values())
                        .allMatch(kind -> kind.splitName(name(file)).isEmpty()))
                .toList();
    }

    /** Returns the JSON files of a folder, sorted by name; none when there is no such folder. */
    private static List<Path> jsonFiles(Path folder) throws IOException {
        if (!FileKind.isFolder(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> isJson(name(file)) && FileKind.isFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isJson(String name) {
        return SafePath.extension(name).equalsIgnoreCase(".json");
    }

    private Optional<Path> results(String split) {
        return Optional.of(folder.resolve("results_" + split + ".json")).filter(FileKind::isFile);
    }

    /** Returns the one file for all splits, or the files in the folders of each split's pictures. */
    public List<CocoFile> single() {
        Path one = folder.resolve(SINGLE);
        if (FileKind.isFile(one)) {
            Path images = pictures.orElse(folder.resolve("images"));
            return List.of(new CocoFile(
                    one, Split.NONE, Optional.of(images).filter(FileKind::isFolder), "", Optional.empty()));
        }
        Path beside = folder.resolve(BESIDE_PICTURES.get(0));
        if (FileKind.isFile(beside)) {
            return List.of(
                    new CocoFile(beside, Split.NONE, Optional.of(pictures.orElse(folder)), "", Optional.empty()));
        }
        List<String> splits = SPLIT_FOLDERS.stream()
                .filter(split -> besidePictures(split).isPresent())
                .toList();
        return splits.stream()
                .map(split -> new CocoFile(
                        besidePictures(split).orElseThrow(),
                        split(split),
                        Optional.of(pictures.map(images -> images.resolve(split))
                                .filter(FileKind::isFolder)
                                .orElse(folder.resolve(split))),
                        splits.size() == 1 ? "" : split + "/",
                        Optional.empty()))
                .toList();
    }

    /** Returns files that are named after a split, such as {@code annotations/train.json}. */
    private List<CocoFile> namedAsSplits() throws IOException {
        for (Path place : List.of(folder.resolve(ANNOTATIONS), folder)) {
            List<Path> files = jsonFiles(place).stream()
                    .filter(file -> SPLIT_NAME.matcher(stem(file)).matches())
                    .sorted(Comparator.comparing((Path file) -> split(stem(file)))
                            .thenComparing(CocoFolder::name))
                    .toList();
            if (!files.isEmpty()) {
                return files.stream()
                        .map(file -> new CocoFile(
                                file,
                                split(stem(file)),
                                picturesOf(file),
                                files.size() == 1 ? "" : stem(file) + "/",
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
        List<Path> files = new ArrayList<>(jsonFiles(folder));
        files.remove(folder.resolve(REPORT));
        if (files.isEmpty()) {
            files.addAll(ofUnknownKind());
        }
        if (files.size() != 1) {
            return List.of();
        }
        Path json = files.get(0);
        Optional<Path> root = pictures.isPresent() ? pictures : PictureRoot.in(folder, json);
        return List.of(new CocoFile(json, Split.NONE, root, "", Optional.empty()));
    }

    private Optional<Path> besidePictures(String split) {
        return BESIDE_PICTURES.stream()
                .map(name -> folder.resolve(split).resolve(name))
                .filter(FileKind::isFile)
                .findFirst();
    }

    /**
     * Returns the folder of a file's pictures. LVIS uses the pictures of COCO's splits, in folders that their addresses
     * name.
     */
    private Optional<Path> pictures(CocoKind kind, Path json, String split) {
        Optional<Path> found = pictures(split);
        return found.isPresent() || kind != CocoKind.LVIS || pictures.isPresent()
                ? found
                : PictureRoot.containing(json, List.of(folder));
    }

    /** Returns the folder of the pictures of a file whose name tells at most the split. */
    public Optional<Path> picturesOf(Path json) {
        String split = stem(json);
        Optional<Path> found = SPLIT_NAME.matcher(split).matches() ? pictures(split) : Optional.empty();
        return found.isPresent() || pictures.isPresent() ? found : PictureRoot.in(folder, json);
    }

    private Optional<Path> pictures(String split) {
        Path images = pictures.orElse(folder.resolve("images"));
        return Stream.of(images.resolve(split), folder.resolve(split), images)
                .filter(candidate -> pictures.isEmpty() || candidate.startsWith(images))
                .filter(FileKind::isFolder)
                .findFirst();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String stem(Path json) {
        return SafePath.stem(name(json));
    }

    private static String splitName(CocoKind kind, Path file) {
        return kind.splitName(name(file)).orElse("");
    }

    /**
     * Returns the split that a name stands for, such as {@code train} or {@code val2017}; {@link Split#NONE} for any
     * other name.
     */
    public static Split split(String name) {
        Matcher matcher = SPLIT_NAME.matcher(name);
        if (!matcher.matches()) {
            return Split.NONE;
        }
        return switch (matcher.group(1)) {
            case "train" -> Split.TRAIN;
            case "val", "valid" -> Split.VALIDATION;
            default -> Split.TEST;
        };
    }
}
