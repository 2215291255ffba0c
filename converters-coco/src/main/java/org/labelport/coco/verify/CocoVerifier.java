package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoFolder;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.PictureName;
import org.labelport.coco.file.PictureRoot;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Looks at the files of one or all kinds in a folder as pycocotools, Datumaro, CVAT and trainers do. */
public final class CocoVerifier implements Verifier {

    private static final String LAYOUT = "layout";
    private static final String SYNAPSE = "synapse";

    private final List<CocoKind> kinds;

    private CocoVerifier(List<CocoKind> kinds) {
        this.kinds = kinds;
    }

    /** A verifier of files of any kind. */
    public static Verifier ofAll() {
        return new CocoVerifier(List.of(CocoKind.values()));
    }

    /** A verifier of files of one kind. */
    public static Verifier of(CocoKind kind) {
        return new CocoVerifier(List.of(kind));
    }

    private record Found(CocoKind kind, CocoFile file) {}

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Options options = request.options();
        boolean likeSdk = options.isSet(LAYOUT) && options.text(LAYOUT).equals(SYNAPSE);
        look(likeSdk ? mildly(request) : request);
    }

    /** The layout of the SDK hands on what it gets, on purpose: what that does to readers is only worth knowing. */
    private static VerifyRequest mildly(VerifyRequest request) {
        return new VerifyRequest(
                request.folder(),
                request.file(),
                request.options(),
                request.scratch(),
                request.media(),
                request.json(),
                problem -> request.problems()
                        .problem(
                                problem.effect() == Problem.Effect.DAMAGED
                                        ? Problem.at(
                                                Problem.Effect.REMARK,
                                                problem.code(),
                                                problem.file(),
                                                problem.line(),
                                                problem.message())
                                        : problem),
                request.limits());
    }

    private void look(VerifyRequest request) throws ExportException, IOException {
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
                            "none of the pictures is there; training needs them"));
        }
        for (Found found : files) {
            Optional<MediaFolder> pictures = anyPicture ? pictures(found.file()) : Optional.empty();
            new FileCheck(request, found.file(), found.kind()).run(pictures);
        }
    }

    /** A list of results says nothing without the file that its ids are of. */
    @Override
    public boolean takesFiles() {
        return kinds.get(0) != CocoKind.RESULTS;
    }

    /** A file, as a folder of them has it: with its pictures where that has them. */
    private Found file(Path json) throws IOException {
        Path folder = json.resolveSibling("");
        String name = String.valueOf(json.getFileName());
        CocoKind kind = kinds.stream()
                .filter(candidate -> candidate.splitName(name).isPresent())
                .findFirst()
                .orElse(kinds.get(0));
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
        return new Found(kind, of(folder, json));
    }

    private List<Found> files(VerifyRequest request) throws ExportException, IOException {
        if (request.file().isPresent()) {
            return List.of(file(request.file().get()));
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
                files.add(new Found(kinds.get(0), file));
                request.problems()
                        .problem(Problem.of(
                                Problem.Effect.REMARK,
                                Codes.FILE_NAME,
                                request.name(file.json()),
                                "Datumaro and CVAT look for annotations/"
                                        + kinds.get(0).task()
                                        + "_<split>.json and do not find it; others are told the file"));
            }
        }
        if (files.isEmpty()) {
            throw new ExportException(
                    "verify.missing",
                    "there is no file annotations/" + kinds.get(0).task() + "_<split>.json in " + request.folder()
                            + ", nor any other JSON file. Name the folder of the data set");
        }
        return files;
    }

    private static List<CocoFile> others(Path root, CocoFolder folder) throws IOException {
        List<CocoFile> single = folder.single();
        if (!single.isEmpty()) {
            return single;
        }
        List<CocoFile> files = new ArrayList<>();
        for (Path place : List.of(root.resolve("annotations"), root)) {
            if (files.isEmpty() && FileKind.isFolder(place)) {
                try (Stream<Path> list = Files.list(place)) {
                    list.filter(file -> file.toString().endsWith(".json") && !isReport(file) && FileKind.isFile(file))
                            .sorted()
                            .forEach(json -> files.add(of(root, json)));
                }
            }
        }
        return files;
    }

    /** What a run says of itself lies beside the data. */
    private static boolean isReport(Path file) {
        return String.valueOf(file.getFileName()).equals("run.json");
    }

    /** A file whose name says nothing, and its pictures, which are where it names them. */
    private static CocoFile of(Path folder, Path json) {
        return new CocoFile(json, Split.NONE, PictureRoot.in(folder, json), "", Optional.empty());
    }

    private static Optional<MediaFolder> pictures(CocoFile file) throws IOException {
        return file.pictures().isPresent()
                ? Optional.of(new MediaFolder(file.pictures().get()))
                : Optional.empty();
    }

    /** Whether one picture of a file is there; looks no further than the first. */
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
            return false; // what is wrong with it is said when it is read
        }
    }

    private static boolean isThere(MediaFolder pictures, String key, String name) {
        return (key.equals("coco_url") ? PictureName.ofAddress(name) : PictureName.ofFile(name)).isIn(pictures);
    }
}
