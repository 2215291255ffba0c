package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;

/** Cuboids in space. */
class DmSpaceTest {

    @Test
    void cuboidsWithoutRotationAreTakenAsNotTurned() {
        Reader read = Reader.one(
                "3d_bounding_box",
                "'psr': {'position': {'x': 1, 'y': 2, 'z': 3}, 'scale': {'x': 1, 'y': -2, 'z': 3}, 'order': 'ZYX'}",
                Reader.CLOUD);

        Shape.Cuboid cuboid = (Shape.Cuboid) read.only().shape();
        assertEquals(Quaternion.IDENTITY, cuboid.rotation());
        assertEquals(2, cuboid.size().y());
        assertEquals(List.of("a dm.rotation-missing", "a dm.size-negative"), read.codes());
        assertTrue(Reader.unknown(read.only(), "psr").contains("\"order\": \"ZYX\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'scale': {'x': 1, 'y': 2, 'z': 3}} | dm.geometry-missing",
                "{'position': {'x': 1, 'y': 2}, 'scale': {'x': 1, 'y': 2, 'z': 3}} | dm.geometry-invalid",
                "{'position': [1, 2, 3], 'scale': {'x': 1, 'y': 2, 'z': 3}} | dm.geometry-invalid",
                "[1] | dm.geometry-invalid"
            })
    void cuboidsThatAreNoneAreKept(String psr, String code) {
        Reader read = Reader.one("3d_bounding_box", "'psr': " + psr, Reader.CLOUD);

        assertEquals(List.of("a " + code), read.codes());
        assertTrue(read.only().shape() instanceof Shape.Other);
    }
}
