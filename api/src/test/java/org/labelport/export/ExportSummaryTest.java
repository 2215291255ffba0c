package org.labelport.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.labelport.export.ExportSummary.Tally;

class ExportSummaryTest {

    private static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    @Test
    void everythingThatWasReadWentSomewhere() {
        assertEquals(10, new Tally(10, 4, 3, 2, 1).read());
        assertThrows(IllegalArgumentException.class, () -> new Tally(10, 4, 3, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new Tally(9, 4, 3, 2, 1));
    }

    @Test
    void countsAreNotNegative() {
        assertThrows(IllegalArgumentException.class, () -> new Tally(0, 1, -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Tally(-1, -1, 0, 0, 0));
    }

    @Test
    void countsByCodeAreCopied() {
        SortedMap<String, Long> errors = new TreeMap<>();
        ExportSummary summary =
                new ExportSummary("yolo", "1.0.0", NONE, NONE, new TreeMap<>(), errors, List.of(), List.of(), 0, 0);
        errors.put("media.missing", 1L);

        assertFalse(summary.hasErrors());
        assertThrows(UnsupportedOperationException.class, () -> summary.errors().put("a", 1L));
        assertTrue(new ExportSummary("yolo", "1.0.0", NONE, NONE, new TreeMap<>(), errors, List.of(), List.of(), 0, 0)
                .hasErrors());
    }
}
