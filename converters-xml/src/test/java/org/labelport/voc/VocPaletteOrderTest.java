package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.raster.PngWriter;
import org.labelport.testkit.trial.Trial;

/** Segmentation pictures that another program saved keep their colours, but not the order of their palettes. */
class VocPaletteOrderTest {

    private static final Taxonomy ANIMALS = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));
    private static final List<String> FOLDERS = List.of("SegmentationClass", "SegmentationObject");

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void export() throws Exception {
        List<Annotation> annotations = List.of(
                Annotation.of("1", "cat", Shape.Box.of(4, 2, 2, 2)),
                Annotation.of("2", "dog", mask(0, 0, 2, 2)),
                Annotation.of("3", "cat", mask(3, 0, 2, 1)));
        Item item = Item.of("a", "a.jpg", Media.Image.of(Blob.ABSENT, 6, 4), annotations);
        Trial.write(new VocConverter(), Map.of(), ANIMALS, List.of(item), temp);
        root = temp.resolve("VOCdevkit/VOC2012");
    }

    @Test
    void objectsKeepTheirMasks() throws Exception {
        List<Annotation> before = read();
        for (String folder : FOLDERS) {
            saveAnew(root.resolve(folder + "/a.png"));
        }
        assertEquals(before, read());
    }

    @Test
    void aPaletteOfItsOwnHasNumbers() throws Exception {
        List<Annotation> before = read();
        Path objects = root.resolve("SegmentationObject/a.png");
        LabelImage picture = PngReader.read(objects, Limits.USUAL);
        // Grey of 128 is VOC's colour of 7, and there are three objects.
        save(objects, picture.values(), new int[] {0, 0x404040, 0x808080, 0xc0c0c0});
        assertEquals(before, read());
    }

    private List<Annotation> read() throws Exception {
        Trial read = Trial.read(new VocTarget(), Map.of("path", root.toString()), temp.resolve("scratch"));
        assertEquals(List.of(), read.errors());
        return read.annotations(0);
    }

    /** Saves a picture with only the colours that it has, the least frequent one first. */
    private static void saveAnew(Path file) throws Exception {
        LabelImage picture = PngReader.read(file, Limits.USUAL);
        List<Integer> used = Arrays.stream(picture.values())
                .distinct()
                .boxed()
                .sorted((a, b) -> Long.compare(count(picture, a), count(picture, b)))
                .toList();
        int[] values = Arrays.stream(picture.values()).map(used::indexOf).toArray();
        assertNotEquals(Arrays.toString(picture.values()), Arrays.toString(values));
        save(
                file,
                values,
                used.stream().mapToInt(value -> picture.palette()[value]).toArray());
    }

    private static long count(LabelImage picture, int value) {
        return Arrays.stream(picture.values()).filter(other -> other == value).count();
    }

    private static void save(Path file, int[] values, int[] palette) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.palette(out, LabelCanvas.of(6, 4, values), palette);
        }
    }

    private static Shape.Mask mask(int x, int y, int width, int height) {
        return new Shape.Mask(x, y, width, height, new int[] {0, width * height});
    }
}
