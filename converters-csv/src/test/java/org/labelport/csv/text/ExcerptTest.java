package org.labelport.csv.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void longTextsAreCutBetweenCharacters() {
        assertEquals("abc", Excerpt.of("abc", 3));
        assertEquals("abc…", Excerpt.of("abcd", 3));
        assertEquals("ab…", Excerpt.of("ab\uD83D\uDE00d", 3));
    }
}
