package org.labelport.dm.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    @Test
    void emojiComeAfterAllOfTheFirstPlane() {
        List<String> sorted = Stream.of("a", "\uD83D\uDE00", "\uFFFD", "\uD7FF", "Z", "", "aa", "é")
                .sorted(CodePoints.ORDER)
                .toList();

        assertEquals(List.of("", "Z", "a", "aa", "é", "\uD7FF", "\uFFFD", "\uD83D\uDE00"), sorted);
    }
}
