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
 * Finds the files of a folder: {@code annotations/<task>_<split>.json}, one {@code annotations.json} for all, a file beside the
 * pictures of each split or of all, files that have a split's name only, or the only JSON file that there is, whatever its name.
 */
public final class CocoFolder {

    /** The public COCO data sets have the year in their names. */
    private static final Pattern SPLIT_NAME = Pattern.compile("(train|val|valid|test)(\\d{4}|-dev(\\d{4})?)?");

    private static final String ANNOTATIONS = "annotations";
    /** What a run says of itself. */
    private static final String REPORT = "run.json";

    /** How the names of a kind start that has a reader of its own. */
    private static final String PANOPTIC = "panoptic_";

    private static final String SINGLE = "annotations.json";
    /** What lies beside the pictures of a split, by other programs' custom. */
    private static final List<String> BESIDE_PICTURES = List.of("_annotations.coco.json", SINGLE);

    private static final List<String> SPLIT_FOLDERS = List.of("train", "val", "valid", "test");

    private final Path folder;
    private final Optional<Path> pictures;

    /** @param pictures where the pictures are, when that was said */
    public CocoFolder(Path folder, Optional<Path> pictures) {
        this.folder = folder;
        this.pictures = pictures;
    }

    /**
     * The files of the first of these kinds of which there are some, in the order of the splits.
     *
     * @throws ExportException {@code source.missing} when there is none
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
            others = calledAsSplits();
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

    /** The files of a kind in {@code annotations}, in the order of the splits. */
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
     * Reports JSON files in {@code annotations} that tell of no kind.
     *
     * @param read which are read all the same, and not reported
     */
    public void reportOfNoKind(List<CocoFile> read, SourceReport report) throws IOException {
        List<Path> ignored = new ArrayList<>(ofNoKind());
        ignored.removeAll(read.stream().map(CocoFile::json).toList());
        for (Path file : ignored) {
            report.loss(Loss.ofDataset(
                    CocoCodes.FILE_IGNORED,
                    file + " is not read: its name starts as that of no kind, such as instances_. Rename it, or give"
                            + " the file alone"));
        }
    }

    /** Reports the kinds of which there are files, too, and which are not read: those after the first of these. */
    public void reportOtherKinds(List<CocoKind> kinds, SourceReport report) throws IOException {
        List<CocoKind> there = new ArrayList<>();
        for (CocoKind kind : kinds) {
            if (!ofKind(kind).isEmpty()) {
                there.add(kind);
            }
        }
        for (CocoKind kind : there.subList(Math.min(1, there.size()), there.size())) {
            report.loss(Loss.ofDataset(
                    CocoCodes.FILE_IGNORED,
                    folder.resolve(ANNOTATIONS) + " has " + kind.task() + "_<split>.json, too, which are not read: "
                            + there.get(0).task() + " come first. --filter kind=" + kind.key() + " reads them"));
        }
    }

    private List<Path> ofNoKind() throws IOException {
        return jsonFiles(folder.resolve(ANNOTATIONS)).stream()
                .filter(file -> !name(file).startsWith(PANOPTIC))
                .filter(file -> Arrays.stream(CocoKind.values())
                        .allMatch(kind -> kind.splitName(name(file)).isEmpty()))
                .toList();
    }

    /** By their names; none where there is no such folder. */
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

    /** One file for all, or those beside the pictures of each split. */
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

    /** Files that have nothing but a split's name, such as {@code annotations/train.json}. */
    private List<CocoFile> calledAsSplits() throws IOException {
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
                                pictures(file, stem(file)),
                                files.size() == 1 ? "" : stem(file) + "/",
                                Optional.empty()))
                        .toList();
            }
        }
        return List.of();
    }

    /** The only JSON file, as Label Studio and FiftyOne write one; its pictures are where it names them. */
    private List<CocoFile> only() throws IOException {
        List<Path> files = new ArrayList<>(jsonFiles(folder));
        files.remove(folder.resolve(REPORT));
        if (files.isEmpty()) {
            files.addAll(ofNoKind());
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

    /** Pictures of LVIS are those of COCO's splits, in folders that their addresses name. */
    private Optional<Path> pictures(CocoKind kind, Path json, String split) {
        Optional<Path> found = pictures(split);
        return found.isPresent() || kind != CocoKind.LVIS || pictures.isPresent()
                ? found
                : PictureRoot.having(json, List.of(folder));
    }

    /** Of a file that only its split is known of. */
    private Optional<Path> pictures(Path json, String split) {
        Optional<Path> found = pictures(split);
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

    /** By its place in {@link Split}, the data for training comes first; files of no known split come before all. */
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
