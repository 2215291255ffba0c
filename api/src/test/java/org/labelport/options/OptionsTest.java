package org.labelport.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;

class OptionsTest {

    private static final List<OptionSpec> SPECS = List.of(
            OptionSpec.choice("task", "detect", List.of("detect", "segment"), "What to train."),
            OptionSpec.flag("empty", DefaultFlag.ON, "Also items without annotations."),
            OptionSpec.optional("name", Type.TEXT, "A name."),
            OptionSpec.optional("limit", Type.INTEGER, "How many."),
            OptionSpec.optional("share", Type.DECIMAL, "How much."),
            OptionSpec.optional("size", Type.SIZE, "How large."),
            OptionSpec.optional("images", Type.PATH, "Where the pictures are."),
            OptionSpec.optional("classes", Type.LIST, "Which categories."));

    @Test
    void defaultsAreFilledIn() throws ExportException {
        Options options = check(Map.of());

        assertEquals("detect", options.text("task"));
        assertTrue(options.flag("empty"));
        assertFalse(options.isSet("limit"));
        assertEquals(Optional.empty(), options.optionalPath("images"));
        assertEquals(List.of("empty", "task"), List.copyOf(options.values().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/a.json", "s3://bucket/a", "file:///data/a.json"})
    void addressIsNoPath(String address) {
        ExportException refused = assertThrows(ExportException.class, () -> check(Map.of("images", address)));

        assertTrue(
                refused.line().contains("'" + address + "' is not a value for 'images': it is an address"),
                refused.line());
    }

    @Test
    void textOfACommandLineIsRead() throws ExportException {
        Options options = check(Map.of(
                "task",
                "segment",
                "empty",
                "false",
                "limit",
                "12",
                "share",
                "0.5",
                "images",
                "a/b",
                "size",
                "1920x1080",
                "classes",
                "cat, dog,,"));

        assertEquals("segment", options.text("task"));
        assertFalse(options.flag("empty"));
        assertEquals(12, options.integer("limit"));
        assertEquals(0.5, options.decimal("share"));
        assertEquals(Path.of("a/b"), options.path("images"));
        assertEquals(new PixelSize(1920, 1080), options.size("size"));
        assertEquals("1920x1080", options.values().get("size").toString());
        assertEquals(List.of("cat", "dog"), options.list("classes"));
    }

    @Test
    void jsonValuesAreRead() throws ExportException {
        Options options =
                check(Map.of("empty", false, "limit", 12L, "share", 1, "classes", List.of("a,b", 3), "name", 7.5));

        assertFalse(options.flag("empty"));
        assertEquals(12, options.integer("limit"));
        assertEquals(1.0, options.decimal("share"));
        assertEquals(List.of("a,b", "3"), options.list("classes"));
        assertEquals("7.5", options.text("name"));
    }

    @Test
    void unknownOptionListsTheKnown() {
        ExportException refusal = refusal(Map.of("tsak", "segment"));

        assertEquals(
                "option.unknown: format yolo has no option 'tsak'."
                        + " It has: task, empty, name, limit, share, size, images, classes.",
                refusal.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1920", "1920x", "0x3", "1920 x 1080", "1920X1080", "-1x2", "1234567890x1", "3x4x5"})
    void sizeIsTwoNumbersOfPixels(String size) {
        assertEquals(
                "option.invalid: format yolo: '" + size
                        + "' is not a value for 'size'. Give width and height in pixels, such as 1920x1080.",
                refusal(Map.of("size", size)).line());
    }

    @Test
    void optionOfAFormatWithoutOptionsIsUnknown() {
        ExportException refusal =
                assertThrows(ExportException.class, () -> Options.check("format csv", List.of(), Map.of("x", 1)));

        assertEquals("option.unknown: format csv has no option 'x'. It has no options.", refusal.line());
    }

    @Test
    void invalidValueNamesOptionValueAndWhatIsAllowed() {
        assertEquals(
                "option.invalid: format yolo: 'pose' is not a value for 'task'. Give one of detect, segment.",
                refusal(Map.of("task", "pose")).line());
        assertInvalid("empty", "yes");
        assertInvalid("empty", 1);
        assertInvalid("limit", "1.5");
        assertInvalid("limit", "9223372036854775808");
        assertInvalid("limit", "1e999999999");
        assertInvalid("limit", "");
        assertInvalid("share", "NaN");
        assertInvalid("share", "1e999");
        assertInvalid("share", "half");
        assertEquals(
                "option.invalid: format yolo: 'a\\u0000b' is not a value for 'images'. Give a path that this system can have.",
                refusal(Map.of("images", "a\0b")).line());
    }

    @Test
    void structureWhereOneValueIsMeantIsRefused() {
        assertInvalid("name", List.of("a", "b"));
        assertInvalid("name", Map.of("a", "b"));
        assertInvalid("task", List.of("detect"));
        assertInvalid("classes", List.of(List.of("a")));
        assertInvalid("classes", Map.of("a", 1));
        assertInvalid("classes", Arrays.asList("a", null));
    }

    @Test
    void requiredOptionIsAskedFor() {
        List<OptionSpec> specs = List.of(OptionSpec.required("file", Type.PATH, "The JSON file."));

        ExportException refusal =
                assertThrows(ExportException.class, () -> Options.check("target coco", specs, Map.of()));

        assertEquals("option.missing: target coco needs a value for 'file': The JSON file.", refusal.line());
    }

    @Test
    void askingForWhatIsNotSetIsAMistakeOfTheProgram() throws ExportException {
        Options options = check(Map.of());

        assertThrows(IllegalArgumentException.class, () -> options.integer("limit"));
        assertThrows(IllegalArgumentException.class, () -> options.text("undeclared"));
    }

    @Test
    void onlyAChoiceListsValues() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new OptionSpec("a", Type.TEXT, Optional.empty(), false, List.of("b"), ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new OptionSpec("a", Type.CHOICE, Optional.empty(), false, List.of(), ""));
    }

    private static void assertInvalid(String name, Object value) {
        ExportException refusal = refusal(Map.of(name, value));

        assertEquals("option.invalid", refusal.code());
        assertTrue(refusal.getMessage().contains("'" + name + "'"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("'" + value + "'"), refusal.getMessage());
    }

    private static ExportException refusal(Map<String, ?> given) {
        return assertThrows(ExportException.class, () -> check(given));
    }

    private static Options check(Map<String, ?> given) throws ExportException {
        return Options.check("format yolo", SPECS, given);
    }
}
