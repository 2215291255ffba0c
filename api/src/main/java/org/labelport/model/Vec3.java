package org.labelport.model;

/**
 * A point or extent in space.
 *
 * @param x in metres; of an extent the length
 * @param y in metres; of an extent the width
 * @param z in metres; of an extent the height
 */
public record Vec3(double x, double y, double z) {

    public Vec3 {
        Finite.require("vector", x, y, z);
    }
}
