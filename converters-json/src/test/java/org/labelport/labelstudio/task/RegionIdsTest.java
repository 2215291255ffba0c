package org.labelport.labelstudio.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a+1", "a%+1", "a%25+1", "+1"})
    void anIdThatEndsLikeAPartIsNone(String annotation) {
        String written = RegionIds.of(annotation);

        assertFalse(RegionIds.isPart(written), written);
        assertEquals(written, RegionIds.whole(RegionIds.part(annotation, 12)));
        assertEquals(annotation, RegionIds.annotation(written));
    }

    @Test
    void aPartHasTheIdOfItsWholeInFront() {
        assertTrue(RegionIds.isPart(RegionIds.part("a", 1)));
        assertEquals("a", RegionIds.whole(RegionIds.part("a", 1)));
        assertEquals("+0", RegionIds.whole(RegionIds.part("+0", 1)));
    }

    @Test
    void anIdThatSaysAPlaceOnlyIsNoPart() {
        assertFalse(RegionIds.isPart("+0"));
        assertEquals("+0", RegionIds.whole("+0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0", "#1", "a#1", "a", "100%25", "%23", "a%23#"})
    void labelStudioCutsNoId(String annotation) {
        String written = RegionIds.of(annotation);

        assertFalse(RegionIds.isCut(written), written);
        assertEquals(annotation, RegionIds.annotation(written));
    }
}
