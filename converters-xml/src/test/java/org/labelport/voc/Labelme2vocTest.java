package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.options.Options;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngWriter;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;

/** Folders as LabelMe's labelme2voc makes them: segmentation pictures beside arrays of NumPy, and a list of classes. */
class Labelme2vocTest {

    @TempDir
    Path temp;

    @BeforeEach
    void writeDataSet() throws IOException {
        Files.createDirectories(temp.resolve("JPEGImages"));
        for (String kind : List.of("SegmentationClass", "SegmentationObject")) {
            Path arrays = Files.createDirectories(temp.resolve(kind));
            Files.writeString(arrays.resolve("a.npy"), "NUMPY");
            Path pictures = Files.createDirectories(temp.resolve(kind + "PNG"));
            int bird = kind.equals("SegmentationClass") ? 2 : 1;
            paint(pictures.resolve("a.png"), bird);
        }
        Files.copy(temp.resolve("SegmentationClassPNG/a.png"), temp.resolve("JPEGImages/a.png"));
        Files.writeString(temp.resolve("class_names.txt"), "_background_\ncat\nbird");
    }

    /** Paints two pixels, and one that is ignored. */
    private static void paint(Path file, int number) throws IOException {
        LabelCanvas canvas = new LabelCanvas(12, 8);
        canvas.paint(new Shape.Mask(3, 2, 2, 1, new int[] {0, 2}), number);
        canvas.paint(new Shape.Mask(0, 0, 1, 1, new int[] {0, 1}), 255);
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.palette(out, canvas, Palettes.voc());
        }
    }

    private Trial read() throws ExportException, IOException {
        return Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp.resolve("scratch"));
    }

    @Test
    void regionsAreReadFromThePicturesAndNamedByTheList() throws Exception {
        Trial read = read();

        assertEquals(List.of("a"), read.ids());
        assertEquals(
                List.of(Annotation.of("mask-1", "bird", new Shape.Mask(3, 2, 2, 1, new int[] {0, 2}))),
                read.annotations(0));
        assertEquals(List.of("cat", "bird"), read.taxonomy().names());
        assertEquals(List.of(), read.errors());
        assertEquals(List.of("mask.ignored"), read.lossCodes());
    }

    @Test
    void anEmptyLineIsTheNameOfANumber() throws Exception {
        Files.writeString(temp.resolve("class_names.txt"), "_background_\n\nbird\n\n\n");

        Trial read = read();
        assertEquals(List.of("class 1", "bird"), read.taxonomy().names());
        assertEquals("bird", read.annotations(0).get(0).category());
    }

    @Test
    void anotherListOfNamesGivesNoNumbers() throws Exception {
        Files.writeString(temp.resolve("class_names.txt"), "cat\nbird\n");

        assertEquals("class 2", read().annotations(0).get(0).category());
    }

    @Test
    void verifyChecksThePictures() throws Exception {
        assertEquals(List.of(), rejected());

        Files.writeString(temp.resolve("SegmentationClassPNG/a.png"), "no picture");

        assertEquals(List.of("SegmentationClassPNG/a.png voc.mask"), rejected());
    }

    private List<String> rejected() throws ExportException, IOException {
        List<String> rejected = new ArrayList<>();
        VocConverter voc = new VocConverter();
        voc.verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        temp,
                        Options.check("voc", voc.options(), Map.of()),
                        temp.resolve("scratch"),
                        file -> Media.Image.of(Blob.ABSENT, 12, 8),
                        problem -> {
                            if (problem.effect() == Problem.Effect.REJECTED) {
                                rejected.add(problem.file() + " " + problem.code());
                            }
                        }));
        return rejected;
    }
}
