package org.labelport.voc.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blanks are those of Python, which strips all of them from the lines of lists. */
class BlanksTest {

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u1680", "\u2007", "\u202F", "\u3000"})
    void blanksAroundNamesAreReplaced(String blank) {
        assertEquals("_a" + blank + "b_.jpg", VocLayout.spellable(blank + "a" + blank + "b" + blank + ".jpg"));
        assertEquals("_a" + blank + "b_", LabelImgLayout.className(blank + "a" + blank + "b" + blank));
        assertEquals("___a", LabelImgLayout.className(blank.repeat(3) + "a"));
        assertEquals("__a.jpg", VocLayout.spellable("#" + blank + "a.jpg"));
        assertTrue(Blanks.around(blank + "a"));
        assertTrue(Blanks.around("a" + blank));
        assertFalse(Blanks.around("a" + blank + "b"));
        assertTrue(Blanks.anyIn("a" + blank + "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u200B", "é"})
    void othersAreKept(String name) {
        assertEquals(name + ".jpg", VocLayout.spellable(name + ".jpg"));
        assertFalse(Blanks.anyIn(name));
        assertFalse(Blanks.around(name));
    }
}
