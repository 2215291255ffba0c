package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PalettesTest {

    @Test
    void numberIsTheColorsOwn() {
        assertEquals(0xe0e0c0, Palettes.color(255));
        for (int number : new int[] {0, 1, 2, 7, 8, 63, 255, 256, 0x123456, 0xffffff}) {
            assertEquals(number, Palettes.number(Palettes.color(number)));
        }
    }
}
