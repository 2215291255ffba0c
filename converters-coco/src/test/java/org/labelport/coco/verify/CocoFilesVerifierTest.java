package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoKind;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;
import org.labelport.verify.VerifyRequest;

/** Which files of a folder are checked, and as files of which kind. */
class CocoFilesVerifierTest extends CocoVerifying {

    private List<String> places(CocoKind kind) throws ExportException, IOException {
        return verify(kind).stream()
                .map(problem -> problem.code() + " " + problem.file())
                .toList();
    }

    @Test
    void aDataSetInEachSplitsFolderIsChecked() throws ExportException, IOException {
        String entry = ENTRY.replace("\"image_id\":5", "\"image_id\":6");
        put("train/annotations/instances.json", document(IMAGE, ENTRY, CATEGORY));
        put("val/annotations/instances_val.json", document(IMAGE, entry, CATEGORY));
        put("val/images/a.jpg", "broken");
        assertEquals(
                List.of(
                        "coco.file-name train/annotations/instances.json",
                        "coco.file-name val/annotations/instances_val.json",
                        "coco.image-missing train/annotations/instances.json",
                        "coco.image-unreadable val/annotations/instances_val.json",
                        "coco.image-unknown val/annotations/instances_val.json"),
                places(CocoKind.INSTANCES));
    }

    @Test
    void filesOfKindsInTheFolderItselfAreCheckedAsTheirKinds() throws ExportException, IOException {
        put("instances_train.json", document(IMAGE, ENTRY, CATEGORY));
        put(
                "captions_train.json",
                "{\"info\":{},\"licenses\":[],\"images\":[" + IMAGE
                        + "],\"annotations\":[{\"id\":1,\"image_id\":5,\"caption\":\"hi\"}]}");
        List<Problem> problems = new ArrayList<>();
        CocoVerifier.ofAll()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", List.of(), Map.of()),
                        folder,
                        file -> new Media.Image(Blob.ABSENT, 100, 80, 1),
                        problems::add));
        assertEquals(
                List.of(
                        "coco.file-name instances_train.json",
                        "coco.file-name captions_train.json",
                        "coco.image-missing "),
                problems.stream()
                        .map(problem -> problem.code() + " " + problem.file())
                        .toList());
    }

    private List<String> ofFile(String name) throws ExportException, IOException {
        VerifyRequest folderRequest = Requests.verify(
                folder,
                Options.check("format", List.of(), Map.of()),
                folder,
                file -> new Media.Image(Blob.ABSENT, 100, 80, 1),
                problem -> {});
        List<String> problems = new ArrayList<>();
        CocoVerifier.of(CocoKind.RESULTS)
                .verify(new VerifyRequest(
                        folder,
                        Optional.of(folder.resolve(name)),
                        folderRequest.options(),
                        folder,
                        folderRequest.media(),
                        folderRequest.json(),
                        problem -> problems.add(problem.code() + " " + problem.file()),
                        folderRequest.limits()));
        return problems;
    }

    @Test
    void aListOfResultsMayHaveAnyName() throws ExportException, IOException {
        String box = "{\"image_id\":6,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":0.5}";
        put("predictions.json", "[" + box + "]");
        assertEquals(List.of("coco.ground-truth predictions.json"), ofFile("predictions.json"));
        assertEquals(List.of("coco.ground-truth predictions.json"), places(CocoKind.RESULTS));
        put("predictions.json", "[" + box.replace("3,4", "0,4").replace(",\"score\":0.5", "") + "]");
        assertEquals(
                List.of(
                        "coco.ground-truth predictions.json",
                        "coco.score predictions.json",
                        "coco.bbox predictions.json"),
                ofFile("predictions.json"));
        put("predictions.json", "[{\"image_id\":");
        assertEquals(
                List.of("coco.ground-truth predictions.json", "coco.syntax predictions.json"),
                ofFile("predictions.json"));
    }

    @Test
    void aListIsComparedWithTheImagesOfItsSplit() throws ExportException, IOException {
        put("results_val.json", "[{\"image_id\":6,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":0.5}]");
        put("annotations/image_info_val.json", document(IMAGE, "", CATEGORY));
        assertEquals(List.of("coco.image-unknown results_val.json"), ofFile("results_val.json"));
    }
}
