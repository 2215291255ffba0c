package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PythonListTest {

    @Test
    void namesKeepTheirCommasBlanksAndQuotationMarks() {
        assertEquals(
                Optional.of(List.of("a, b", " c", "d's", "e's", "fox cub", "[x]", "5\"")),
                PythonList.of("['a, b', ' c', \"d's\", 'e\\'s', fox cub , '[x]', 5\"]"));
    }

    @Test
    void charactersMayBeWrittenAsTheirNumbers() {
        assertEquals(
                Optional.of(List.of("café", "é", "🦊", "C:\\dir", "\\d+", "\\u00e", "\\x0g", "\\u+0e9")),
                PythonList.of("[\"caf\\u00e9\", '\\xe9', \"\\ud83e\\udd8a\", 'C:\\\\dir', '\\d+', '\\u00e', '\\x0g',"
                        + " '\\u+0e9']"));
    }

    @Test
    void whatIsNoListIsNone() {
        assertEquals(Optional.empty(), PythonList.of("cat, dog"));
        assertEquals(Optional.empty(), PythonList.of("["));
        assertEquals(Optional.of(List.of("")), PythonList.of("[]"));
    }

    @Test
    void aQuotationMarkThatIsNotClosedEndsWithTheList() {
        assertEquals(Optional.of(List.of("a, b")), PythonList.of("['a, b]"));
    }
}
