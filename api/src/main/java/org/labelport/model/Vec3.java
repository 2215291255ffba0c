package org.labelport.model;

/** A point or extent in metres. */
public record Vec3(double x, double y, double z) {

    public Vec3 {
        Finite.require("vector", x, y, z);
    }
}
