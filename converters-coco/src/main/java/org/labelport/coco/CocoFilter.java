package org.labelport.coco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoFolder;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.PictureRoot;
import org.labelport.coco.file.SplitNames;
import org.labelport.coco.file.UnreadFiles;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.SourceRequest;

/** The filter keys of the targets of COCO's family, and the files that a filter selects. */
final class CocoFilter {

    private static final String PATH = "path";
    private static final String IMAGES = "images";
    private static final String SPLIT = "split";
    private static final String KIND = "kind";
    private static final String GROUND_TRUTH = "ground-truth";
    private static final String ANY = "auto";

    private CocoFilter() {}

    /** Returns the keys of the target that reads all kinds. */
    static List<OptionSpec> keys() {
        List<String> kinds = new ArrayList<>(List.of(ANY));
        kinds.addAll(CocoKind.keys());
        List<OptionSpec> keys = new ArrayList<>(keys("instances"));
        keys.add(OptionSpec.choice(
                KIND,
                ANY,
                kinds,
                "which files of a folder are read; auto takes the first kind in this order that it has. A single file is"
                        + " read whatever it holds"));
        keys.add(groundTruth());
        return keys;
    }

    /** Returns the keys of a target that reads one kind. */
    static List<OptionSpec> keys(CocoKind kind) {
        List<OptionSpec> keys = new ArrayList<>(keys(kind.task()));
        if (kind == CocoKind.RESULTS) {
            keys.add(groundTruth());
        }
        return keys;
    }

    private static List<OptionSpec> keys(String task) {
        return List.of(
                OptionSpec.required(
                        PATH,
                        OptionSpec.Type.PATH,
                        "a COCO JSON file, or a folder with annotations/" + task + "_<split>.json"),
                OptionSpec.optional(
                        IMAGES,
                        OptionSpec.Type.PATH,
                        "the folder that file_name starts from; without it, images/<split>, images and other"
                                + " usual places near the files"),
                OptionSpec.choice(
                        SPLIT,
                        "none",
                        List.of("none", "train", "val", "test"),
                        "the split that a single file's items belong to"));
    }

    private static OptionSpec groundTruth() {
        return OptionSpec.optional(
                GROUND_TRUTH,
                OptionSpec.Type.PATH,
                "for a list of results: the COCO file that its image and category ids refer to");
    }

    /** Returns the files that a filter of the target for all kinds selects, in the order in which they are read. */
    static List<CocoFile> files(SourceRequest request) throws ExportException, IOException {
        String kind = request.filter().text(KIND);
        return files(
                request,
                kind.equals(ANY)
                        ? List.of(CocoKind.values())
                        : List.of(CocoKind.valueOf(kind.toUpperCase(Locale.ROOT))));
    }

    /** Returns the files that a filter of the target for one kind selects, in the order in which they are read. */
    static List<CocoFile> files(SourceRequest request, CocoKind kind) throws ExportException, IOException {
        return files(request, List.of(kind));
    }

    private static List<CocoFile> files(SourceRequest request, List<CocoKind> kinds)
            throws ExportException, IOException {
        Options filter = request.filter();
        Path path = filter.path(PATH);
        Optional<Path> pictures = filter.optionalPath(IMAGES);
        Split split = SplitNames.split(filter.text(SPLIT));
        if (pictures.isPresent() && !FileKind.isFolder(pictures.get())) {
            throw new ExportException(
                    "option.invalid",
                    "coco: '" + pictures.get()
                            + "' is not a value for 'images': there is no such folder. Give the folder"
                            + " that file_name starts from.");
        }
        Optional<Path> truth = filter.isSet(GROUND_TRUTH) ? Optional.of(filter.path(GROUND_TRUTH)) : Optional.empty();
        if (FileKind.isFolder(path)) {
            refuse(split != Split.NONE, SPLIT, "is for a single file; in a folder the files' names give it");
            refuse(truth.isPresent(), GROUND_TRUTH, "is for a single list of results; a folder has its own");
            CocoFolder folder = new CocoFolder(path, pictures);
            List<CocoFile> files = folder.files(kinds);
            UnreadFiles unread = new UnreadFiles(files, request.report());
            unread.reportOtherKinds(folder, kinds);
            unread.reportUnknown(folder);
            return pictures.isPresent() || PictureRoot.hasAny(files, request.limits()) ? files : withoutPictures(files);
        }
        requireReadable(path);
        if (truth.isEmpty()) {
            return List.of(alone(path, split, pictures, Optional.empty()));
        }
        requireReadable(truth.get());
        return List.of(alone(truth.get(), split, pictures, Optional.of(path)));
    }

    private static CocoFile alone(Path json, Split split, Optional<Path> pictures, Optional<Path> results) {
        return new CocoFile(json, split, pictures.or(() -> PictureRoot.near(json)), "", results);
    }

    /** Returns the files so that no pictures are looked for, since folders that happen to be there hold none. */
    private static List<CocoFile> withoutPictures(List<CocoFile> files) {
        return files.stream()
                .map(file -> new CocoFile(file.json(), file.split(), Optional.empty(), file.idPrefix(), file.results()))
                .toList();
    }

    private static void refuse(boolean given, String key, String why) throws ExportException {
        if (given) {
            throw new ExportException("option.invalid", "coco: '" + key + "' " + why + ". Leave it out.");
        }
    }

    private static void requireReadable(Path file) throws ExportException {
        if (!FileKind.isFile(file) || !Files.isReadable(file)) {
            throw new ExportException(
                    "source.missing", "there is no readable file " + file + ". Give a COCO file, or a folder of them.");
        }
    }
}
