package org.labelport.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

/** Data sets of tables, for tests. */
public final class Tables {

    private Tables() {}

    /** Writes a file inside a folder. */
    public static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /**
     * Returns the problems that a format's verifier finds: effect, code, file and line of each. All pictures are 100 by
     * 50 pixels large.
     */
    public static List<String> problems(Converter converter, Path folder, Map<String, ?> options)
            throws ExportException, IOException {
        return verify(converter, folder, options).stream().map(Tables::shown).toList();
    }

    /** Returns what a format's verifier says of problems, without options. */
    public static List<String> messages(Converter converter, Path folder) throws ExportException, IOException {
        return verify(converter, folder, Map.of()).stream()
                .map(Problem::message)
                .toList();
    }

    private static List<Problem> verify(Converter converter, Path folder, Map<String, ?> options)
            throws ExportException, IOException {
        List<Problem> found = new ArrayList<>();
        Path scratch = Files.createTempDirectory("verify");
        try {
            converter
                    .verifier()
                    .orElseThrow()
                    .verify(Requests.verify(
                            folder,
                            Options.check("format", converter.options(), options),
                            scratch,
                            file -> Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 100, 50),
                            found::add));
            return found;
        } finally {
            delete(scratch);
        }
    }

    /** Deletes a folder with its content. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String shown(Problem problem) {
        return (problem.effect() + " " + problem.code() + " " + problem.file() + ":" + problem.line())
                .replaceFirst(" :0$", "");
    }

    /** Returns a picture of 100 by 50 pixels with annotations. */
    public static Item picture(String path, Annotation... annotations) {
        return Item.of(path, path, Media.Image.of(Blob.ABSENT, 100, 50), List.of(annotations));
    }

    /** Returns a box. */
    public static Annotation box(String id, String category, double x, double y, double width, double height) {
        return Annotation.of(id, category, Shape.Box.of(x, y, width, height));
    }
}
