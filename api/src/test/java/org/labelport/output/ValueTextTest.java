package org.labelport.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Value;

class ValueTextTest {

    @Test
    void flagsAndNumbersComeBackAsSuch() {
        for (Value value : List.of(
                new Value.Flag(true), new Value.Flag(false), new Value.Number(-0.25), new Value.Number(12345678))) {
            assertEquals(value, ValueText.parse(ValueText.of(value).orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "007", "1e3", "+1", "1.50", ".5", "-0", "NaN", "12345678901234567890", " 1"})
    void whatANumberIsNotWrittenLikeStaysText(String text) {
        assertEquals(new Value.Text(text), ValueText.parse(text));
    }

    @Test
    void onlyOneChoiceIsOneText() {
        assertEquals(Optional.of("red"), ValueText.of(new Value.Choices(List.of("red"))));
        assertEquals(Optional.empty(), ValueText.of(new Value.Choices(List.of())));
        assertEquals(Optional.empty(), ValueText.of(new Value.Choices(List.of("red", "blue"))));
        assertEquals(Optional.of("2024-02-29"), ValueText.of(new Value.Day(LocalDate.of(2024, 2, 29))));
    }
}
