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
}
