package org.labelport.cvat.file;

import org.labelport.output.ByteText;
import org.labelport.xml.XmlText;

/** Angles: CVAT's degrees in [0, 360) and the model's radians in (-π, π], both clockwise on the screen. */
public final class Degrees {

    /** Decimals of degrees and of coordinates, as CVAT writes them. */
    public static final int DECIMALS = 2;

    private static final int FULL_TURN = 360;

    private Degrees() {}

    public static double of(double radians) {
        double degrees = Math.toDegrees(radians) % FULL_TURN;
        return degrees < 0 ? degrees + FULL_TURN : degrees;
    }

    /** Writes the rotation unless there is none after rounding, as CVAT does. */
    public static void attribute(XmlText xml, double degrees) {
        String text = new ByteText(16).shortest(degrees, DECIMALS).toString();
        if (!text.equals("0") && !text.equals("360")) {
            xml.attribute("rotation", text);
        }
    }
}
