package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.FormatDescriptor;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.FormatInfo;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;

/** Pictures that have gone from a data set, or were cut off, are found in every format that keeps them. */
class VerifyPicturesIT {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final String BARE = "bare";

    /** Formats of which readers do not see the picture that has no annotations. */
    private static final Set<String> OF_ANNOTATIONS = Set.of("csv-tensorflow");

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(VerifyPicturesIT.class.getClassLoader());
    private final List<byte[]> originals = new ArrayList<>();

    @BeforeEach
    void items() throws IOException {
        MemorySource memory = new MemorySource(new Taxonomy(List.of(Category.of("cat"))));
        List<Item> items = new ArrayList<>();
        Annotation polygon = Annotation.of("1", "cat", Shape.Polygon.of(new double[] {4, 3, 24, 3, 24, 13, 4, 13}));
        for (String name : List.of("first", "second", BARE)) {
            Path file = noise(name);
            originals.add(Files.readAllBytes(file));
            Media.Image image = Media.Image.of(Blob.at(file.toUri(), Files.size(file)), WIDTH, HEIGHT);
            List<Annotation> annotations = name.equals(BARE) ? List.of() : List.of(polygon);
            items.add(Item.of(name, name + ".png", image, annotations).withSplit(Split.TRAIN));
        }
        memory.set(items);
        engine.add(memory);
    }

    private Path noise(String name) throws IOException {
        Random random = new Random(name.hashCode());
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, random.nextInt());
        }
        Path file = folder.resolve(name + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @TestFactory
    Stream<DynamicTest> ofEachFormat() {
        return engine.formats().stream()
                .map(FormatInfo::descriptor)
                .filter(FormatDescriptor::verifiable)
                .map(FormatDescriptor::id)
                .sorted()
                .map(format -> DynamicTest.dynamicTest(format, () -> verify(format)));
    }

    private void verify(String format) throws Exception {
        Path export = SingleExport.run(engine, ExportParams.from("memory").to(format), folder)
                .folder();
        List<Path> pictures = copiesIn(export);
        assumeFalse(pictures.isEmpty(), "it has no pictures");
        assertEquals(Set.of(), codes(format, export, "unreadable"));
        assertEquals(Set.of(), codes(format, export, "missing"));
        if (OF_ANNOTATIONS.contains(format)) {
            pictures.removeIf(picture -> picture.endsWith(BARE + ".png"));
        }
        for (Path picture : pictures) {
            byte[] original = Files.readAllBytes(picture);
            Files.write(picture, Arrays.copyOf(original, original.length / 2));
            assertEquals(1, codes(format, export, "unreadable").size(), picture + " is cut off");
            Files.delete(picture);
            assertEquals(1, codes(format, export, "missing").size(), picture + " has gone");
            Files.write(picture, original);
        }
    }

    /** Finds the copies of the originals in an export. */
    private List<Path> copiesIn(Path export) throws IOException {
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(export)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] content = Files.readAllBytes(file);
                if (originals.stream().anyMatch(original -> Arrays.equals(original, content))) {
                    copies.add(file);
                }
            }
        }
        return copies;
    }

    /** Verifies an export, and returns the codes of its pictures that end like this. */
    private Set<String> codes(String format, Path export, String end) throws Exception {
        Pattern code = Pattern.compile(".*(picture|image|media)[.-]" + end);
        Set<String> codes = new TreeSet<>();
        engine.verify(export, new FormatRequest(format, Map.of()), problem -> codes.add(problem.code()));
        codes.removeIf(each -> !code.matcher(each).matches());
        return codes;
    }
}
