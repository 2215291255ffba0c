package org.labelport.coco.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.coco.file.CocoKind;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** Puts a file of one kind into a folder, and returns what the verifier finds there. */
abstract class CocoVerifying {

    static final String IMAGE = "{\"id\":5,\"file_name\":\"a.jpg\",\"width\":100,\"height\":80}";
    static final String CATEGORY = "{\"id\":1,\"name\":\"cat\",\"supercategory\":\"\"}";
    static final String ENTRY =
            "{\"id\":1,\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4],\"area\":12,\"iscrowd\":0,\"segmentation\":[]}";
    static final String POINTS =
            "{\"id\":1,\"name\":\"face\",\"supercategory\":\"\",\"keypoints\":[\"l\",\"r\"],\"skeleton\":[[1,2]]}";

    @TempDir
    Path folder;

    static String document(String image, String annotation, String category) {
        return "{\"info\":{},\"licenses\":[],\n\"images\":[\n" + image + "\n],\n\"annotations\":[\n" + annotation
                + "\n],\n\"categories\":[\n" + category + "\n]}";
    }

    void put(String name, String json) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), json.getBytes(StandardCharsets.UTF_8));
    }

    List<Problem> verify(CocoKind kind) throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        CocoVerifier.of(kind)
                .verify(Requests.verify(
                        folder,
                        Options.check("format", List.of(), Map.of()),
                        folder,
                        CocoVerifying::picture,
                        problems::add));
        problems.remove(Problem.of(
                Problem.Effect.REMARK,
                "coco.image-missing",
                "",
                "none of the pictures was found; training needs them"));
        for (Problem problem : problems) {
            assertEquals(1, problem.message().lines().count(), problem.message());
        }
        return problems;
    }

    /** Makes the picture that the text in its file stands for: broken, turned or any other. */
    private static Media.Image picture(Path file) throws IOException {
        String content = Files.readString(file);
        if (content.equals("broken")) {
            throw new IOException(file.getFileName() + " is no picture");
        }
        return new Media.Image(Blob.ABSENT, 100, 80, content.equals("turned") ? 6 : 1);
    }

    void finds(CocoKind kind, String effect, String code, String json) throws ExportException, IOException {
        put("annotations/" + kind.task() + "_train.json", json);
        List<Problem> found = verify(kind);
        assertEquals(
                List.of(effect + " " + code),
                found.stream()
                        .map(problem -> problem.effect() + " " + problem.code())
                        .toList(),
                json + "\n" + found);
    }
}
