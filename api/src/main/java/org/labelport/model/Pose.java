package org.labelport.model;

/** Where a sensor is and how it is turned: from the sensor's frame to the parent's. */
public record Pose(Vec3 translation, Quaternion rotation) {}
