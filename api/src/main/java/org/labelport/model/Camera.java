package org.labelport.model;

/**
 * A camera that took a picture together with a point cloud.
 *
 * @param focalX focal length in pixels
 * @param centerX principal point in pixels
 * @param pose from the camera's frame (x right, y down, z forward) to the cloud's
 */
public record Camera(
        String name, Media.Image image, double focalX, double focalY, double centerX, double centerY, Pose pose) {

    public Camera {
        Finite.require("camera", focalX, focalY, centerX, centerY);
    }
}
