package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceReport;
import org.labelport.testkit.Requests;

/**
 * Everything that reading a source gives. Also checks what holds for every source: the expected number of items is
 * right, and no temporary file is left.
 */
record CocoReading(Taxonomy taxonomy, List<Item> items, List<ItemError> errors, List<Loss> losses) {

    /** Reads a source with these filter keys. */
    static CocoReading of(Map<String, ?> filter) throws ExportException, IOException {
        CocoTarget target = new CocoTarget();
        Path scratch = Files.createTempDirectory("coco-reading");
        List<Item> items = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        Report report = new Report(errors, losses);
        Options options = Options.check("coco", target.filterKeys(), filter);
        try (ItemSource source = target.open(Requests.source(options, scratch, probe(), report))) {
            Taxonomy taxonomy = source.taxonomy();
            long expected = source.expectedItems().orElseThrow();
            for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
                items.add(item.get());
            }
            assertEquals(
                    expected,
                    items.size() + errors.stream().mapToInt(ItemError::items).sum());
            return new CocoReading(taxonomy, items, errors, losses);
        } finally {
            try (Stream<Path> left = Files.list(scratch)) {
                assertEquals(List.of(), left.toList(), "temporary files that were left");
            }
            Files.delete(scratch);
        }
    }

    /** Reads one file. */
    static CocoReading ofFile(Path file) throws ExportException, IOException {
        return of(Map.of("path", file.toString()));
    }

    /** Reads a text as a file. */
    static CocoReading ofJson(String json) throws ExportException, IOException {
        Path file = Files.createTempFile("coco-reading", ".json");
        try {
            Files.write(file, json.getBytes(StandardCharsets.UTF_8));
            return ofFile(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Reads a 100 x 80 picture with the id 5 and categories 1 and 2, "cat" and "dog", with these annotations. */
    static CocoReading ofAnnotations(String annotations) {
        try {
            return ofJson("""
                    {"images":[{"id":5,"file_name":"a.jpg","width":100,"height":80}],
                     "categories":[{"id":1,"name":"cat"},{"id":2,"name":"dog"}],
                     "annotations":[%s]}""".formatted(annotations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExportException e) {
            throw new AssertionError(e.line(), e);
        }
    }

    /** Returns the message with which reading a broken file fails. */
    static String failureOf(String json) {
        String line = assertThrows(ExportException.class, () -> ofJson(json)).line();
        assertTrue(line.lines().count() == 1, line);
        assertTrue(line.contains(".json"), line);
        return line;
    }

    /** Returns the annotations of the only item. */
    List<Annotation> annotations() {
        assertEquals(1, items.size());
        return items.get(0).annotations();
    }

    /** Returns the only annotation. */
    Annotation annotation() {
        assertEquals(List.of(), errors);
        assertEquals(1, annotations().size());
        return annotations().get(0);
    }

    List<String> errorCodes() {
        return errors.stream().map(ItemError::code).toList();
    }

    List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    /** Reads the width and height from a text file that stands for a picture. */
    private static MediaProbe probe() {
        return file -> {
            try {
                String[] size = Files.readString(file).strip().split(" ");
                return Media.Image.of(
                        Blob.at(file.toUri(), Files.size(file)), Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            } catch (NumberFormatException e) {
                throw new IOException(file + " is no picture", e);
            }
        };
    }

    private record Report(List<ItemError> errors, List<Loss> losses) implements SourceReport {

        @Override
        public void error(ItemError error) {
            assertTrue(error.message().lines().count() == 1, error.message());
            errors.add(error);
        }

        @Override
        public void loss(Loss loss) {
            assertEquals(Loss.Effect.CHANGED, loss.effect(), loss.toString());
            losses.add(loss);
        }
    }
}
