package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {

    @ParameterizedTest
    @CsvSource({"0.1,0.2,0.4,0.6", "0,0,1,0.5", "0,0.5,0.25,1", "0,0,0.9,0.9", "0.8,0,1,1", "0,0.8,1,1"})
    void partsOfTheFirstPixelAreShares(double left, double top, double right, double bottom) {
        assertTrue(Shares.areEdges(left, top, right, bottom));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,1,1",
        "0.5,0.5,1.5,1",
        "3.1,0.2,3.4,0.6",
        "-0.1,0,0.5,0.5",
        "0,0,0,0",
        "0.5,0.5,0.5,0.9",
        "0.5,0.5,0.9,0.5",
        "1,1,0,0.5"
    })
    void othersAreNone(double left, double top, double right, double bottom) {
        assertFalse(Shares.areEdges(left, top, right, bottom));
    }

    /** What a format writes because it is {@link LeastSize} or more, a reader must not take for shares. */
    @Test
    void theFirstPixelIsNoneWhenAFileHasRoundedIt() {
        assertFalse(Shares.areEdges(0, 0, LeastSize.SIDE, LeastSize.SIDE));
        assertFalse(Shares.areEdges(0.01, 0, 0.99, LeastSize.AREA));
    }
}
