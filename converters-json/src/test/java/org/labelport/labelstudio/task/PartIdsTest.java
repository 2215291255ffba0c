package org.labelport.labelstudio.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PartIdsTest {

    @Test
    void aPartHasTheIdOfItsWholeInFront() {
        assertTrue(PartIds.isPart(PartIds.of("a", 1)));
        assertEquals("a", PartIds.whole(PartIds.of("a", 1)));
        assertEquals("#0", PartIds.whole(PartIds.of("#0", 1)));
    }

    @Test
    void anIdThatSaysAPlaceOnlyIsNoPart() {
        assertFalse(PartIds.isPart("#0"));
        assertEquals("#0", PartIds.whole("#0"));
    }
}
