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
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoFolder;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.UnreadFiles;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.VerifyRequest;

/** Finds the files that a request means, and reports those that readers do not look for. */
final class FilesToCheck {

    private final List<CocoKind> kinds;
    private final VerifyRequest request;

    /** @param kinds the kinds of files that are checked, at least one */
    FilesToCheck(List<CocoKind> kinds, VerifyRequest request) {
        this.kinds = kinds;
        this.request = request;
    }

    /** @throws ExportException {@code verify.missing} when there is no file */
    List<CheckedFile> find() throws ExportException, IOException {
        if (request.file().isPresent()) {
            return List.of(given(request.file().get()));
        }
        CocoFolder folder = new CocoFolder(request.folder(), Optional.empty());
        List<CheckedFile> files = new ArrayList<>();
        for (CocoKind kind : kinds) {
            folder.ofKind(kind).forEach(file -> files.add(new CheckedFile(kind, file)));
        }
        if (files.isEmpty()) {
            for (CocoFile file : elsewhere(folder)) {
                files.add(ofOtherName(file));
            }
        }
        reportUnread(folder, files);
        if (files.isEmpty()) {
            throw new ExportException(
                    "verify.missing",
                    "there is no file annotations/" + kinds.get(0).task() + "_<split>.json in " + request.folder()
                            + ", nor any other JSON file. Give the folder of the data set");
        }
        return files;
    }

    /** Tells of JSON files of the folder that the reader does not read beside those that it does. */
    private void reportUnread(CocoFolder folder, List<CheckedFile> files) throws ExportException, IOException {
        for (Path file : UnreadFiles.unknown(
                folder, files.stream().map(CheckedFile::file).toList())) {
            request.problems()
                    .problem(Problem.of(
                            Problem.Effect.REMARK,
                            CocoCodes.FILE_IGNORED,
                            request.name(file),
                            "it " + UnreadFiles.UNREAD));
        }
    }

    /** Returns a single file as it would be found in the folder of its data set. */
    private CheckedFile given(Path json) throws IOException {
        Path folder = json.resolveSibling("");
        if (isResults(json)) {
            return new CocoFolder(folder, Optional.empty())
                    .ofKind(CocoKind.RESULTS).stream()
                            .filter(file -> file.results().equals(Optional.of(json)))
                            .findFirst()
                            .map(file -> new CheckedFile(CocoKind.RESULTS, file))
                            .orElseGet(() -> CheckedFile.resultsAlone(json));
        }
        CocoKind kind = kindOf(json);
        for (Path root : List.of(folder, folder.resolve("..").normalize())) {
            CocoFolder around = new CocoFolder(root, Optional.empty());
            List<CocoFile> files = new ArrayList<>(around.ofKind(kind));
            files.addAll(around.single());
            for (CocoFile file : files) {
                if (file.json().equals(json)) {
                    return new CheckedFile(kind, file);
                }
            }
        }
        return new CheckedFile(kind, new CocoFolder(folder, Optional.empty()).ofAnyName(json));
    }

    private CheckedFile ofOtherName(CocoFile file) throws ExportException, IOException {
        if (isResults(file.json())) {
            return CheckedFile.resultsAlone(file.json());
        }
        CocoKind kind = kindOf(file.json());
        request.problems()
                .problem(Problem.of(
                        Problem.Effect.REMARK,
                        Codes.FILE_NAME,
                        request.name(file.json()),
                        "Datumaro and CVAT look for annotations/"
                                + kind.task()
                                + "_<split>.json and do not find it; others need the file's path"));
        return new CheckedFile(kind, file);
    }

    /** Returns the files that the reader finds in other places or by other names; or else all JSON files. */
    private List<CocoFile> elsewhere(CocoFolder folder) throws IOException {
        Map<Path, CocoFile> found = new LinkedHashMap<>();
        for (CocoKind kind : kinds) {
            folder.find(List.of(kind)).forEach(file -> found.putIfAbsent(file.json(), file));
        }
        return found.isEmpty() ? folder.ofAnyName() : List.copyOf(found.values());
    }

    /** Returns the kind that a file's name tells, or else the first. */
    private CocoKind kindOf(Path json) {
        String name = String.valueOf(json.getFileName());
        return kinds.stream()
                .filter(kind -> kind.splitName(name).isPresent())
                .findFirst()
                .orElse(kinds.get(0));
    }

    /** Whether a file is a list of results, whatever its name. */
    private boolean isResults(Path json) throws IOException {
        if (!kinds.contains(CocoKind.RESULTS)) {
            return false;
        }
        try (JsonParser parser = CocoJson.open(json, request.limits())) {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonProcessingException | CharConversionException e) {
            return false; // its fault is reported when it is checked
        }
    }
}
