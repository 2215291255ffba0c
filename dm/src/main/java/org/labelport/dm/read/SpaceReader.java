package org.labelport.dm.read;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.EulerAngles;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Media;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.Vec3;

/** Reads cuboids and sets of points of a cloud. */
final class SpaceReader {

    private static final List<String> PARTS = List.of("position", "scale", "rotation");
    private static final List<String> AXES = List.of("x", "y", "z", "isLocked");

    private SpaceReader() {}

    /**
     * Reads a cuboid. The position is the centre, the scale the full extents along the cuboid's axes, the rotation
     * Euler angles, see {@link EulerAngles}.
     */
    static Shape.Cuboid cuboid(@Nullable Object geometry, Reading reading) throws GeometryException {
        if (PlainJson.isNothing(geometry)) {
            throw GeometryException.missing("there is no position, scale and rotation");
        }
        if (!(geometry instanceof Map<?, ?> psr)) {
            throw GeometryException.invalid("position, scale and rotation are not an object");
        }
        Vec3 center = vector(psr, "position");
        Vec3 scale = vector(psr, "scale");
        Quaternion rotation = Quaternion.IDENTITY;
        if (psr.get("rotation") == null) {
            reading.note(DmCodes.ROTATION_MISSING, "the cuboid has no rotation, and is read as not rotated");
        } else {
            Vec3 angles = vector(psr, "rotation");
            rotation = EulerAngles.rotation(angles.x(), angles.y(), angles.z());
        }
        if (scale.x() < 0 || scale.y() < 0 || scale.z() < 0) {
            reading.note(
                    DmCodes.SIZE_NEGATIVE,
                    "the cuboid's extents " + scale + " have a negative value, and are read without signs");
        }
        keepOthers(psr, reading);
        Vec3 size = new Vec3(Math.abs(scale.x()), Math.abs(scale.y()), Math.abs(scale.z()));
        return new Shape.Cuboid(center, size, rotation);
    }

    private static Vec3 vector(Map<?, ?> psr, String part) throws GeometryException {
        Object value = psr.get(part);
        if (value == null) {
            throw GeometryException.missing("the cuboid has no " + part);
        }
        Map<?, ?> fields = PlainJson.object(value);
        double[] xyz = new double[3];
        for (int i = 0; i < xyz.length; i++) {
            OptionalDouble number = PlainJson.number(fields.get(AXES.get(i)));
            if (number.isEmpty()) {
                throw GeometryException.invalid(AXES.get(i) + " of the cuboid's " + part + " is not a finite number");
            }
            xyz[i] = number.getAsDouble() + 0.0;
        }
        return new Vec3(xyz[0], xyz[1], xyz[2]);
    }

    private static void keepOthers(Map<?, ?> psr, Reading reading) {
        boolean more = !PARTS.containsAll(psr.keySet());
        for (String part : PARTS) {
            more |= !AXES.containsAll(PlainJson.object(psr.get(part)).keySet());
        }
        if (more) {
            reading.keep("psr", psr);
        }
    }

    /**
     * Reads a list of indices, or an object with such a list. V2 has the object, and older code of the SDK writes it
     * into V1's section.
     */
    static Shape.PointSet points(@Nullable Object geometry, Media media, Reading reading) throws GeometryException {
        Object indices = geometry;
        if (geometry instanceof Map<?, ?> fields) {
            indices = fields.get("points");
            reading.keepOthers("data", fields, List.of("points"));
        }
        if (indices == null) {
            throw GeometryException.missing("there are no points");
        }
        if (!(indices instanceof List<?> list)) {
            throw GeometryException.invalid("the points are not a list");
        }
        return IndexRuns.points(list, media instanceof Media.PointCloud cloud ? cloud.points() : 0, reading);
    }
}
