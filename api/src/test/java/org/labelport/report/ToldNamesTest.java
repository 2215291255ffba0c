package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldNamesTest {

    private final ToldNames names = new ToldNames();

    @Test
    void eachNameIsToldOnce() {
        assertEquals(Optional.of("a"), names.next("a"));
        assertEquals(Optional.of("b"), names.next("b"));
        assertEquals(Optional.empty(), names.next("a"));
    }

    @Test
    void ofVeryManyItIsToldOnceThatThereAreOthers() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            names.next("k" + i).ifPresent(told::add);
        }

        assertEquals(ToldNames.MOST + 1, told.size());
        assertEquals("k99", told.get(99));
        assertEquals(ToldNames.OTHERS, told.get(100));
    }
}
