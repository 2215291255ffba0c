package org.labelport.model;

/**
 * Where a sensor is and how it is turned: from the sensor's frame to the parent's.
 *
 * @param translation the sensor's place in the parent's frame, in metres
 * @param rotation from the sensor's axes to the parent's
 */
public record Pose(Vec3 translation, Quaternion rotation) {}
