package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/** Whole numbers that no double holds, such as the ids of platforms, come out of every format to the last digit. */
class LongNumbersIT {

    private static final Taxonomy CAT = new Taxonomy(List.of(Category.of("cat")));
    private static final Value ID = whole("9007199254740993");
    private static final Value HUGE = whole("-123456789012345678901234567890");

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(LongNumbersIT.class.getClassLoader());
    private final ItemRecorder recorder = new ItemRecorder();
    private final MemorySource memory = new MemorySource(CAT);

    @ParameterizedTest
    @CsvSource({"csv, csv", "coco, coco", "label-studio, label-studio", "synapse-json, dm"})
    void ofAnnotationsAsNumbers(String format, String reader) throws Exception {
        Map<String, Value> attributes = Map.of("tweet", ID, "huge", HUGE);

        Item item =
                read(reader, export(format, item("1", Map.of(), attributes))).get(0);

        Map<String, Value> read = item.annotations().get(0).attributes();
        assertEquals(ID, read.get("tweet"), read::toString);
        assertEquals(HUGE, read.get("huge"), read::toString);
    }

    /** A large double is not taken for a whole number, all of whose digits count. */
    @ParameterizedTest
    @CsvSource({"csv, csv", "coco, coco", "label-studio, label-studio", "synapse-json, dm"})
    void largeDoublesStayDoubles(String format, String reader) throws Exception {
        Value large = new Value.Number(1L << 60);

        Item item = read(reader, export(format, item("1", Map.of(), Map.of("large", large))))
                .get(0);

        assertEquals(large, item.annotations().get(0).attributes().get("large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"voc", "cvat-images", "via"})
    void ofAnnotationsAsTextsWhereFormatsHaveOnlyTexts(String format) throws Exception {
        Item item = read(format, export(format, item("1", Map.of(), Map.of("tweet", ID))))
                .get(0);

        Map<String, Value> read = item.annotations().get(0).attributes();
        assertEquals(new Value.Text("9007199254740993"), read.get("tweet"), read::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "imagefolder"})
    void ofItems(String format) throws Exception {
        Item item = read(format, export(format, item("1", Map.of("tweet", ID), Map.of())))
                .get(0);

        assertEquals(ID, item.attributes().get("tweet"));
    }

    /** A column has one type, and 64 bits do not hold everything. */
    @ParameterizedTest
    @CsvSource({"2, int64", "2.5, string", "-123456789012345678901234567890, string"})
    void columnsOfImagefolderHoldAllTheirValues(String other, String type) throws Exception {
        Value value = other.length() > 15 ? HUGE : new Value.Number(Double.parseDouble(other));
        Path out = export(
                "imagefolder", item("1", Map.of("tweet", ID), Map.of()), item("2", Map.of("tweet", value), Map.of()));

        List<String> readme = Files.readAllLines(out.resolve("README.md"));
        assertEquals("    dtype: " + type, readme.get(readme.indexOf("  - name: \"tweet\"") + 1), readme::toString);
        Value read = read("imagefolder", out).get(0).attributes().get("tweet");
        assertEquals(type.equals("int64") ? ID : new Value.Text("9007199254740993"), read);
    }

    private Path export(String format, Item... items) throws Exception {
        engine.add(memory);
        memory.set(Arrays.asList(items));
        return run(ExportParams.from("memory").to(format));
    }

    private List<Item> read(String format, Path from) throws Exception {
        engine.add(recorder);
        run(ExportParams.from(format).filter("path", from.toString()).to(ItemRecorder.FORMAT));
        return recorder.take();
    }

    private Path run(ExportParams.Builder params) throws Exception {
        return SingleExport.run(engine, params, folder).folder();
    }

    private Item item(String id, Map<String, Value> attributes, Map<String, Value> ofAnnotation) throws Exception {
        Path file = folder.resolve(id + ".png");
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        Annotation box = Annotation.of("a", "cat", Shape.Box.of(1, 2, 5, 4)).withAttributes(ofAnnotation);
        Media.Image image = Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 20, 10);
        return Item.of(id, id + ".png", image, List.of(box)).withAttributes(attributes);
    }

    private static Value whole(String digits) {
        return Value.of(new BigInteger(digits));
    }
}
