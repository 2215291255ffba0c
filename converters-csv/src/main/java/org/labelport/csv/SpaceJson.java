package org.labelport.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.labelport.model.Pose;
import org.labelport.model.Quaternion;
import org.labelport.model.Vec3;

/** Writes and reads positions and rotations in space as lists of numbers. */
final class SpaceJson {

    private SpaceJson() {}

    static void write(JsonGenerator json, Vec3 vector) throws IOException {
        Json.numbers(json, vector.x(), vector.y(), vector.z());
    }

    static void write(JsonGenerator json, Quaternion rotation) throws IOException {
        Json.numbers(json, rotation.x(), rotation.y(), rotation.z(), rotation.w());
    }

    static void write(JsonGenerator json, Pose pose) throws IOException {
        json.writeStartObject();
        json.writeFieldName("t");
        write(json, pose.translation());
        json.writeFieldName("q");
        write(json, pose.rotation());
        json.writeEndObject();
    }

    static Vec3 vector(JsonView json) {
        double[] xyz = json.numbers(3);
        return new Vec3(xyz[0], xyz[1], xyz[2]);
    }

    static Quaternion rotation(JsonView json) {
        double[] xyzw = json.numbers(4);
        return new Quaternion(xyzw[0], xyzw[1], xyzw[2], xyzw[3]);
    }

    static Pose pose(JsonView json) {
        return new Pose(vector(json.field("t")), rotation(json.field("q")));
    }
}
