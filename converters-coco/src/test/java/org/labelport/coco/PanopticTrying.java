package org.labelport.coco;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;

/** Puts a panoptic file of one picture into a folder, reads it, and returns what the verifier finds there. */
abstract class PanopticTrying {

    static final String GOOD = """
            {"images":[{"id":1,"file_name":"a.jpg","width":4,"height":2}],
            "annotations":[
            {"image_id":1,"file_name":"a.png","segments_info":[{"id":7,"category_id":1,"area":2,"bbox":[0,0,2,1],"iscrowd":0}]}
            ],
            "categories":[{"id":1,"name":"car","supercategory":"","isthing":1,"color":[1,2,3]}]}
            """;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @BeforeEach
    void writeGoodPicture() throws Exception {
        Files.createDirectories(folder.resolve("annotations/panoptic_train"));
        paint(7, 7, 0, 0, 0, 0, 0, 0);
    }

    final void paint(int... ids) throws Exception {
        int[] colors = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            colors[i] = (ids[i] & 255) << 16 | (ids[i] >> 8 & 255) << 8 | ids[i] >> 16;
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("annotations/panoptic_train/a.png"))) {
            PngWriter.rgb(out, LabelCanvas.of(4, 2, colors));
        }
    }

    final List<String> verify(String json) throws Exception {
        return problems(json).stream()
                .filter(problem -> problem.effect() != Problem.Effect.REMARK)
                .map(problem -> problem.code().replace("coco-panoptic.", ""))
                .toList();
    }

    final List<Problem> problems(String json) throws Exception {
        Files.writeString(folder.resolve("annotations/panoptic_train.json"), json);
        List<Problem> problems = new ArrayList<>();
        CocoPanopticConverter converter = new CocoPanopticConverter();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), Map.of()),
                        scratch,
                        file -> Media.Image.of(Blob.ABSENT, 4, 2),
                        problems::add));
        return problems;
    }

    final Trial read(String json) throws Exception {
        Files.writeString(folder.resolve("annotations/panoptic_train.json"), json);
        return Trial.read(new CocoPanopticTarget(), Map.of("path", folder.toString()), scratch);
    }
}
