package org.labelport.cvat.file;

import org.labelport.output.ByteText;
import org.labelport.xml.XmlText;

/**
 * Converts angles from the model's radians in (-π, π] to CVAT's degrees in [0, 360). Both are clockwise on the screen.
 */
public final class Degrees {

    /** Decimals of degrees and of coordinates, as CVAT writes them. */
    public static final int DECIMALS = 2;

    private static final int FULL_TURN = 360;

    private Degrees() {}

    /** Returns an angle in degrees, in [0, 360). */
    public static double of(double radians) {
        double degrees = Math.toDegrees(radians) % FULL_TURN;
        return degrees < 0 ? degrees + FULL_TURN : degrees;
    }

    /** Writes an angle as attribute {@code rotation}, unless it is 0 after rounding, as CVAT does. */
    public static void attribute(XmlText xml, double degrees) {
        String text = text(degrees);
        if (!isNone(text)) {
            xml.attribute("rotation", text);
        }
    }

    /** Returns whether an angle is 0 after rounding. */
    public static boolean isNone(double degrees) {
        return isNone(text(degrees));
    }

    private static boolean isNone(String text) {
        return text.equals("0") || text.equals("360");
    }

    private static String text(double degrees) {
        return new ByteText(16).shortest(degrees, DECIMALS).toString();
    }
}
