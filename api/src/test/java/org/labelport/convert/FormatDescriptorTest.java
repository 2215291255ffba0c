package org.labelport.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.LossSpec;

class FormatDescriptorTest {

    @ProvidesFormat(
            format = "noted",
            title = "Notes",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    private static final class Noted implements Converter {

        private final String[] names;

        private Noted(String... names) {
            this.names = names;
        }

        @Override
        public List<OptionSpec> options() {
            return Arrays.stream(names)
                    .map(name -> OptionSpec.optional(name, Type.TEXT, "A note."))
                    .toList();
        }

        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new AssertionError("only described here");
        }
    }

    @Test
    void optionsAreDescribedInTheirOrder() {
        assertEquals(
                List.of("min_area", "größe", "x-y.z"),
                FormatDescriptor.of(new Noted("min_area", "größe", "x-y.z")).options().stream()
                        .map(OptionSpec::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '',     has an option called ''. Use letters",
        "a,  b=c,    has an option called 'b=c'. Use letters",
        "a,  b c,    has an option called 'b c'. Use letters",
        "a,  a,      has two options called 'a'"
    })
    void optionsThatCannotBeSetAreRefused(String first, String second, String reason) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> FormatDescriptor.of(new Noted(first, second)));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @ProvidesFormat(
            format = "My Format",
            title = "Notes",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    private static final class Spelt extends Described {}

    @ProvidesFormat(
            format = "noted",
            title = "Notes",
            data__types = "images",
            annotation__types = "image",
            shapes = "box")
    private static final class UnknownType extends Described {}

    @ProvidesFormat(
            format = "noted",
            title = "Notes",
            data__types = "image",
            annotation__types = "image",
            shapes = "bbox")
    private static final class UnknownShape extends Described {}

    @ProvidesFormat(
            format = "noted",
            title = "Notes",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    private static final class WithoutLosses extends Described {

        @Override
        public List<LossSpec> losses() {
            return null;
        }
    }

    private abstract static class Described implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new AssertionError("only described here");
        }
    }

    private static String refusal(Converter converter) {
        return assertThrows(IllegalArgumentException.class, () -> FormatDescriptor.of(converter))
                .getMessage();
    }

    /** Nobody could give it to --to, where a comma parts formats and a space words; and it names a folder. */
    @Test
    void idThatCannotBeGivenIsRefused() {
        String refusal = refusal(new Spelt());
        assertTrue(refusal.contains("has the id 'My Format'. Use lower-case letters"), refusal);
    }

    @Test
    void unknownKeysAreNamedWithThoseThatThereAre() {
        String type = refusal(new UnknownType());
        assertTrue(type.contains("names the unknown 'images'. There are image, video, "), type);
        String shape = refusal(new UnknownShape());
        assertTrue(shape.contains("names the unknown 'bbox'. There are tag, box, "), shape);
    }

    @Test
    void nullIsSaidToBeOne() {
        String refusal = refusal(new WithoutLosses());
        assertTrue(refusal.startsWith("losses() of ") && refusal.endsWith(" has returned null"), refusal);
    }
}
