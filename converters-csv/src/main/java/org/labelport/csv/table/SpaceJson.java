package org.labelport.csv.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.labelport.model.Pose;
import org.labelport.model.Quaternion;
import org.labelport.model.Vec3;

/** Writes and reads positions and rotations in space as lists of numbers. */
public final class SpaceJson {

    private SpaceJson() {}

    /** Writes a position as {@code [x,y,z]}. */
    public static void write(JsonGenerator json, Vec3 vector) throws IOException {
        Json.numbers(json, vector.x(), vector.y(), vector.z());
    }

    /** Writes a rotation as {@code [x,y,z,w]}. */
    public static void write(JsonGenerator json, Quaternion rotation) throws IOException {
        Json.numbers(json, rotation.x(), rotation.y(), rotation.z(), rotation.w());
    }

    /** Writes a pose as an object of its translation and its rotation. */
    public static void write(JsonGenerator json, Pose pose) throws IOException {
        json.writeStartObject();
        json.writeFieldName("t");
        write(json, pose.translation());
        json.writeFieldName("q");
        write(json, pose.rotation());
        json.writeEndObject();
    }

    public static Vec3 vector(JsonView json) {
        double[] xyz = json.numbers(3);
        return new Vec3(xyz[0], xyz[1], xyz[2]);
    }

    public static Quaternion rotation(JsonView json) {
        double[] xyzw = json.numbers(4);
        return new Quaternion(xyzw[0], xyzw[1], xyzw[2], xyzw[3]);
    }

    public static Pose pose(JsonView json) {
        return new Pose(vector(json.field("t")), rotation(json.field("q")));
    }
}
