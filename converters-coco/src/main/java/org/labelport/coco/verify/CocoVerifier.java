package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoFolder;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.PictureName;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/**
 * Checks the files of one kind or of all kinds in a folder for what pycocotools, Datumaro, CVAT and trainers reject or
 * read wrongly.
 */
public final class CocoVerifier implements Verifier {

    private final List<CocoKind> kinds;

    private CocoVerifier(List<CocoKind> kinds) {
        this.kinds = kinds;
    }

    /** Returns a verifier of files of every kind. */
    public static Verifier ofAll() {
        return new CocoVerifier(List.of(CocoKind.values()));
    }

    /** Returns a verifier of files of one kind. */
    public static Verifier of(CocoKind kind) {
        return new CocoVerifier(List.of(kind));
    }

    /** A file of a kind; a file of results is one of images and categories, or a list by itself. */
    private record Found(CocoKind kind, CocoFile file) {

        /** A list of results, without the images and categories that its ids refer to. */
        static Found list(Path json) {
            return new Found(CocoKind.RESULTS, new CocoFile(json, Split.NONE, Optional.empty(), "", Optional.of(json)));
        }

        boolean isList() {
            return file.results().equals(Optional.of(file.json()));
        }
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        List<Found> files = files(request);
        boolean anyPicture = false;
        for (Found found : files) {
            anyPicture = anyPicture || hasPicture(found.file(), request.limits());
        }
        if (!anyPicture && files.stream().anyMatch(found -> found.kind() != CocoKind.RESULTS)) {
            request.problems()
                    .problem(Problem.of(
                            Problem.Effect.REMARK,
                            Codes.IMAGE_MISSING,
                            "",
                            "none of the pictures was found; training needs them"));
        }
        for (Found found : files) {
            Optional<MediaFolder> pictures = anyPicture ? pictures(found.file()) : Optional.empty();
            FileCheck check = new FileCheck(request, found.file(), found.kind());
            if (found.isList()) {
                check.runList();
            } else {
                check.run(pictures);
            }
        }
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    /** Whether a file is a list of results, whatever its name. */
    private boolean isList(Path json, Limits limits) throws IOException {
        if (!kinds.contains(CocoKind.RESULTS)) {
            return false;
        }
        try (JsonParser parser = CocoJson.open(json, limits)) {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonProcessingException | CharConversionException e) {
            return false; // its fault is reported when it is checked
        }
    }

    /** Returns a single list of results, with the images and categories of its split if they are in their place. */
    private static Found list(Path json) throws IOException {
        return new CocoFolder(json.resolveSibling(""), Optional.empty())
                .ofKind(CocoKind.RESULTS).stream()
                        .filter(file -> file.results().equals(Optional.of(json)))
                        .findFirst()
                        .map(file -> new Found(CocoKind.RESULTS, file))
                        .orElseGet(() -> Found.list(json));
    }

    /** Returns a single file as it would be found in the folder of its data set, with its folder of pictures. */
    private Found file(Path json) throws IOException {
        Path folder = json.resolveSibling("");
        CocoKind kind = kindOf(json);
        for (Path root : List.of(folder, folder.resolve("..").normalize())) {
            CocoFolder around = new CocoFolder(root, Optional.empty());
            List<CocoFile> files = new ArrayList<>(around.ofKind(kind));
            files.addAll(around.single());
            for (CocoFile file : files) {
                if (file.json().equals(json)) {
                    return new Found(kind, file);
                }
            }
        }
        return new Found(kind, of(new CocoFolder(folder, Optional.empty()), json));
    }

    /** Returns the kind that a file's name tells, or else the first. */
    private CocoKind kindOf(Path json) {
        String name = String.valueOf(json.getFileName());
        return kinds.stream()
                .filter(kind -> kind.splitName(name).isPresent())
                .findFirst()
                .orElse(kinds.get(0));
    }

    private List<Found> files(VerifyRequest request) throws ExportException, IOException {
        if (request.file().isPresent()) {
            Path json = request.file().get();
            return List.of(isList(json, request.limits()) ? list(json) : file(json));
        }
        CocoFolder folder = new CocoFolder(request.folder(), Optional.empty());
        List<Found> files = new ArrayList<>();
        for (CocoKind kind : kinds) {
            for (CocoFile file : folder.ofKind(kind)) {
                files.add(new Found(kind, file));
            }
        }
        if (files.isEmpty()) {
            for (CocoFile file : others(request.folder(), folder)) {
                if (isList(file.json(), request.limits())) {
                    files.add(Found.list(file.json()));
                    continue;
                }
                CocoKind kind = kindOf(file.json());
                files.add(new Found(kind, file));
                request.problems()
                        .problem(Problem.of(
                                Problem.Effect.REMARK,
                                Codes.FILE_NAME,
                                request.name(file.json()),
                                "Datumaro and CVAT look for annotations/"
                                        + kind.task()
                                        + "_<split>.json and do not find it; others need the file's path"));
            }
        }
        if (files.isEmpty()) {
            throw new ExportException(
                    "verify.missing",
                    "there is no file annotations/" + kinds.get(0).task() + "_<split>.json in " + request.folder()
                            + ", nor any other JSON file. Give the folder of the data set");
        }
        return files;
    }

    /** Returns the files that the reader finds in other places or by other names; or else all JSON files. */
    private List<CocoFile> others(Path root, CocoFolder folder) throws IOException {
        Map<Path, CocoFile> found = new LinkedHashMap<>();
        for (CocoKind kind : kinds) {
            folder.find(List.of(kind)).forEach(file -> found.putIfAbsent(file.json(), file));
        }
        if (!found.isEmpty()) {
            return List.copyOf(found.values());
        }
        List<CocoFile> files = new ArrayList<>();
        for (Path place : List.of(root.resolve("annotations"), root)) {
            if (files.isEmpty() && FileKind.isFolder(place)) {
                FolderList.of(place, CocoVerifier::isList).forEach(json -> files.add(of(folder, json)));
            }
        }
        return files;
    }

    /** Whether a file may be a list of annotations. The report of a run lies beside the data. */
    private static boolean isList(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") && !name.equals("run.json") && FileKind.isFile(file);
    }

    /** Returns a file whose name tells at most the split. */
    private static CocoFile of(CocoFolder folder, Path json) {
        return new CocoFile(json, Split.NONE, folder.picturesOf(json), "", Optional.empty());
    }

    private static Optional<MediaFolder> pictures(CocoFile file) throws IOException {
        return file.pictures().isPresent()
                ? Optional.of(new MediaFolder(file.pictures().get()))
                : Optional.empty();
    }

    /** Whether at least one picture of a file is found. Stops at the first. */
    private static boolean hasPicture(CocoFile file, Limits limits) throws IOException {
        Optional<MediaFolder> pictures = pictures(file);
        if (pictures.isEmpty()) {
            return false;
        }
        try (JsonParser parser = CocoJson.open(file.json(), limits)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean name = token == JsonToken.VALUE_STRING
                        && ("file_name".equals(parser.currentName()) || "coco_url".equals(parser.currentName()));
                if (name && isThere(pictures.get(), parser.currentName(), parser.getText())) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException | CharConversionException e) {
            return false; // its fault is reported when it is checked
        }
    }

    private static boolean isThere(MediaFolder pictures, String key, String name) {
        return (key.equals("coco_url") ? PictureName.ofAddress(name) : PictureName.ofFile(name)).isIn(pictures);
    }
}
