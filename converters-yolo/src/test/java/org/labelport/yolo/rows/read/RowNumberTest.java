package org.labelport.yolo.rows.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowNumberTest {

    @Property
    void digitsAndAPointAreTheNumberThatJavaReads(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 1, max = 18) String digits, @ForAll int place)
            throws RowException {
        int point = Math.floorMod(place, digits.length() + 1);
        String field = digits.substring(0, point) + "." + digits.substring(point);

        assertEquals(Double.parseDouble(field), RowNumber.of(field));
        assertEquals(Double.parseDouble(digits), RowNumber.of(digits));
    }

    @Property
    void whatJavaDoesNotReadIsNoNumber(
            @ForAll @Chars({'0', '1', '9', '.', '-', '+', 'e', 'E'}) @StringLength(min = 1, max = 6) String field)
            throws RowException {
        double number;
        try {
            number = Double.parseDouble(field);
        } catch (NumberFormatException e) {
            assertThrows(RowException.class, () -> RowNumber.of(field));
            return;
        }
        assertEquals(number, RowNumber.of(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "", "1f", "NaN", "Infinity", "0x1p3", "1.2.3", "\u0661"})
    void spellingsOfJavaAloneAreNoNumbers(String field) {
        assertThrows(RowException.class, () -> RowNumber.of(field));
    }
}
