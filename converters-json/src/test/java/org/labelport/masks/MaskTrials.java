package org.labelport.masks;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;
import org.labelport.testsupport.ShortPalette;
import org.labelport.verify.Problem;

/** What the tests of masks share: pictures of 12 × 8 pixels, files, and the problems that verifiers find. */
public final class MaskTrials {

    private MaskTrials() {}

    /** Returns categories with these names. */
    public static Taxonomy taxonomy(String... names) {
        return new Taxonomy(List.of(names).stream().map(Category::of).toList());
    }

    /** Returns a picture of 12 × 8 pixels without a file. */
    public static Item item(String path, Annotation... annotations) {
        return Item.of(path, path, Media.Image.of(Blob.ABSENT, 12, 8), List.of(annotations));
    }

    /** Writes a file that the probe of the tests takes for a picture of 12 × 8 pixels. */
    public static void picture(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a picture");
    }

    /** Returns the pixels of a mask of 12 × 8 pixels, which have one value except for the first. */
    public static int[] values(int all, int first) {
        int[] values = new int[12 * 8];
        Arrays.fill(values, all);
        values[0] = first;
        return values;
    }

    /** Writes a gray mask of 8 bits. */
    public static void gray8(Path file, int[] values) throws Exception {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.gray8(out, LabelCanvas.of(12, values.length / 12, values));
        }
    }

    /** Writes a gray mask of 16 bits. */
    public static void gray16(Path file, int[] values) throws Exception {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.gray16(out, LabelCanvas.of(12, values.length / 12, values));
        }
    }

    /** Writes a picture with transparency, of 12 by 8 pixels. */
    public static void transparent(Path file) throws Exception {
        ImageIO.write(new BufferedImage(12, 8, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
    }

    /** Writes a mask with a palette that need not have a colour for all values. */
    public static void palette(Path file, int[] values, int... colors) throws Exception {
        gray8(file, values);
        Files.write(file, ShortPalette.of(Files.readAllBytes(file), colors));
    }

    /** Writes a mask of colours. */
    public static void rgb(Path file, int[] values) throws Exception {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.rgb(out, LabelCanvas.of(12, values.length / 12, values));
        }
    }

    /** Returns the effect and code of each problem that a format's verifier finds, without the format's id. */
    public static List<String> verify(Converter converter, Path folder, Path scratch) throws Exception {
        return verify(converter, Map.of(), folder, scratch);
    }

    /** Returns what {@link #verify(Converter, Path, Path)} does, with options of the format. */
    public static List<String> verify(Converter converter, Map<String, ?> options, Path folder, Path scratch)
            throws Exception {
        return problems(converter, options, folder, scratch).stream()
                .map(problem -> problem.effect().name().toLowerCase(Locale.ROOT) + " "
                        + problem.code().substring(problem.code().indexOf('.') + 1))
                .distinct()
                .toList();
    }

    /** Returns all problems that the verifier of a format reports. */
    public static List<Problem> problems(Converter converter, Map<String, ?> options, Path folder, Path scratch)
            throws Exception {
        List<Problem> problems = new ArrayList<>();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), options),
                        scratch,
                        file -> Media.Image.of(Blob.ABSENT, 12, 8),
                        problems::add));
        return problems;
    }

    /** The categories of the annotations of the first item that was read. */
    public static List<String> categories(Trial trial) {
        return trial.items().get(0).annotations().stream()
                .map(Annotation::category)
                .toList();
    }
}
