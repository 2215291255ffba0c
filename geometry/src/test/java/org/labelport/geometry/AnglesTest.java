package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AnglesTest {

    @Test
    void anyNumberOfTurnsIsOneDirection() {
        assertEquals(0, Angles.halfTurn(0));
        assertEquals(-30, Angles.halfTurn(330));
        assertEquals(30, Angles.halfTurn(-330));
        assertEquals(10, Angles.halfTurn(730));
        assertEquals(180, Angles.halfTurn(180));
        assertEquals(180, Angles.halfTurn(-180));
        assertEquals(180, Angles.halfTurn(540));
    }

    @Test
    void radiansAreWhatTheModelTakes() {
        assertEquals(Math.PI, Angles.radians(-180));
        assertEquals(-Math.PI / 2, Angles.radians(270));
        assertEquals(Math.PI / 6, Angles.radians(30), 1e-15);
    }
}
