package org.labelport.model;

/**
 * A camera that took a picture together with a point cloud.
 *
 * @param name that tells it from the other cameras of the cloud
 * @param image that it took
 * @param focalX focal length in pixels, across
 * @param focalY focal length in pixels, down
 * @param centerX principal point in pixels, from the left
 * @param centerY principal point in pixels, from the top
 * @param pose from the camera's frame (x right, y down, z forward) to the cloud's
 */
public record Camera(
        String name, Media.Image image, double focalX, double focalY, double centerX, double centerY, Pose pose) {

    public Camera {
        Finite.require("camera", focalX, focalY, centerX, centerY);
    }
}
