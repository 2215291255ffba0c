package org.labelport.engine.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.settings.Settings;

class LimitsTest {

    @TempDir
    Path conf;

    private Limits read(String json) throws IOException, ExportException {
        Files.writeString(conf.resolve("limits.json"), json);
        return LimitsFile.of(Settings.of(Optional.of(conf), Optional.empty()));
    }

    @Test
    void withoutAFileAllIsAsUsual() throws Exception {
        assertSame(Limits.USUAL, LimitsFile.of(Settings.of(Optional.of(conf), Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsHeeded(Limit limit) throws Exception {
        assertEquals(
                limit.least(),
                read("{\"" + limit.key() + "\": " + limit.least() + "}").of(limit));
        assertEquals(limit.usual(), Limits.USUAL.of(limit));
        String tooMuch = "{\"" + limit.key() + "\": " + (limit.most() + 1) + "}";
        String message =
                assertThrows(ExportException.class, () -> read(tooMuch)).line();
        assertTrue(
                message.startsWith("settings.invalid: " + conf.resolve("limits.json")) && message.contains(limit.key()),
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pointPerShape\": 5} | pointPerShape",
                "{\"maskRuns\": \"many\"} | Give a whole number",
                "{\"maskRuns\": 1.5} | Give a whole number",
                "{\"maskRuns\": 1e400} | maskRuns",
                "{\"maskRuns\": 5, \"maskRuns\": 6} | the key 'maskRuns' is there twice",
                "[] | Begin it with {",
                "{ | cannot be read"
            })
    void whatIsWrongIsRefusedInOneLine(String json, String says) {
        ExportException refused = assertThrows(ExportException.class, () -> read(json));
        assertEquals("settings.invalid", refused.code());
        assertTrue(refused.line().contains(says), refused.line());
        assertEquals(1, refused.line().lines().count());
    }

    private static Item item(Shape... shapes) {
        List<Annotation> annotations =
                Stream.of(shapes).map(shape -> Annotation.of("a", "cat", shape)).toList();
        return Item.of("i", "i.png", Media.Image.of(Blob.ABSENT, 9, 9), annotations);
    }

    private static PointList points(int count) {
        return PointList.of(new double[2 * count]);
    }

    static Stream<Arguments> itemsOfThree() {
        Shape three = new Shape.Path(points(3), false, false);
        return Stream.of(
                Arguments.of(Limit.ANNOTATIONS_PER_ITEM, item(three, three, three)),
                Arguments.of(Limit.POINTS_PER_SHAPE, item(new Shape.Path(points(4), false, false))),
                Arguments.of(
                        Limit.POINTS_PER_SHAPE,
                        item(new Shape.Polygon(List.of(new Shape.Polygon.Part(points(3), List.of(points(3))))))),
                Arguments.of(Limit.PICTURE_SIDE, item(new Shape.Mask(0, 0, 1, 10, new int[] {10}))),
                Arguments.of(Limit.PICTURE_SIDE, item().withMedia(Media.Image.of(Blob.ABSENT, 1, 10))),
                Arguments.of(Limit.PICTURE_SIDE, item().withMedia(new Media.Video(Blob.ABSENT, 10, 1, 1, 1, 1))),
                Arguments.of(
                        Limit.PICTURE_SIDE,
                        item().withMedia(new Media.Pages(Blob.ABSENT, List.of(Media.Image.of(Blob.ABSENT, 1, 10))))),
                Arguments.of(Limit.MASK_PIXELS, item(new Shape.Mask(0, 0, 4, 1, new int[] {4}))),
                Arguments.of(Limit.MASK_RUNS, item(new Shape.Mask(0, 0, 4, 1, new int[] {1, 1, 1, 1}))),
                Arguments.of(Limit.MASK_RUNS, item(new Shape.PointSet(new int[] {1, 1, 1, 1}))),
                Arguments.of(
                        Limit.ITEM_MEGABYTES, item().withAttributes(Map.of("x", new Value.Text("y".repeat(4 << 20))))));
    }

    private static int allowed(Limit limit) {
        return switch (limit) {
            case ANNOTATIONS_PER_ITEM -> 2;
            case PICTURE_SIDE -> 9;
            default -> 3;
        };
    }

    @ParameterizedTest
    @MethodSource("itemsOfThree")
    void anItemOverALimitSaysWhichOneAndHowToRaiseIt(Limit limit, Item item) throws Exception {
        ItemLimits limits = new ItemLimits(read("{\"" + limit.key() + "\": " + allowed(limit) + "}"));

        ItemError error = limits.broken(item).orElseThrow();

        assertEquals(limit.code(), error.code());
        assertEquals(1, error.items());
        assertEquals(item.annotations().size(), error.annotations());
        assertTrue(error.message().contains("raise '" + limit.key() + "' in limits.json"), error.message());
        assertEquals(Optional.empty(), new ItemLimits(Limits.USUAL).broken(item));
    }
}
