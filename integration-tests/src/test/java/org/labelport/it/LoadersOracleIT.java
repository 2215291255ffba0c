package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.it.LabelportProcess.Ended;

/** The loaders that training code uses take our exports whole: torchvision's, and those of Hugging Face; so does LabelMe. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LoadersOracleIT {

    private static final Path SCRIPT = LabelportProcess.project("integration-tests/src/test/python/loaders_oracle.py");
    private static final Path SHAPES = LabelportProcess.project("examples/shapes");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "voc, torchvision, voc.pictures=jpeg, 30",
        "coco, torchvision pycocotools, coco.layout=coco, 30",
        // An object for each part of a polygon.
        "cityscapes, torchvision, cityscapes.ids=cityscapes, 63",
        "imagefolder, datasets, imagefolder.content=objects, 35",
        // A shape for each keypoint.
        "labelme, labelme, labelme.oriented=polygon, 55",
    })
    void everyPictureAndObjectIsLoaded(String format, String libraries, String option, int objects) throws Exception {
        String python = Python.with(libraries.split(" "));
        Ended export = LabelportProcess.run(
                folder,
                "export",
                "--from",
                "coco:" + SHAPES.resolve("annotations.json"),
                "--images",
                SHAPES.resolve("images").toString(),
                "--to",
                format,
                "--out",
                folder.resolve("out").toString(),
                "--option",
                option);
        assertEquals(0, export.exitCode(), export.err());

        Path exported = folder.resolve("out").resolve(format);
        Ended loaded = run(python, SCRIPT.toString(), format, exported.toString());

        assertEquals(
                "12 pictures, " + objects + " objects",
                loaded.out().lines().reduce("", (first, last) -> last),
                loaded.out());
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "oracle", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("HF_HOME", folder.resolve("hf").toString(), "HF_HUB_OFFLINE", "1"));
        Process process = builder.start();
        return new Ended(process.waitFor(), Files.readString(out), "");
    }
}
