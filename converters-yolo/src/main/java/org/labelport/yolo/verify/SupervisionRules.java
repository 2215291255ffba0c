package org.labelport.yolo.verify;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/** Checks what the library supervision demands of pictures beyond what Ultralytics does. */
public final class SupervisionRules {

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    /** Length and name of the first chunk, width, height. */
    private static final int BEFORE_BITS = 16;

    private static final int GRAY = 0;
    private static final int RGB = 2;

    private final Findings findings;

    public SupervisionRules(Findings findings) {
        this.findings = findings;
    }

    /** Checks the name of a picture and, if it is a PNG, the kind of its pixels. */
    public void check(Path picture, String file) throws ExportException {
        String name = picture.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (!extension.equals(extension.toLowerCase(Locale.ROOT))) {
            findings.remarkOnce(
                    "picture-capitals",
                    file,
                    "its extension has capitals, and supervision looks for small letters only");
        }
        if (extension.equalsIgnoreCase("png") && !isPlain(picture)) {
            findings.remarkOnce(
                    "picture-mode",
                    file,
                    "a PNG with transparency or a palette, or gray of 1 or 16 bits, at which supervision stops");
        }
    }

    /** Returns whether a picture is RGB, or gray of 2 to 8 bits; true for files that are not PNG files. */
    private static boolean isPlain(Path picture) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(picture))) {
            if (in.readLong() != PNG_SIGNATURE) {
                return true;
            }
            in.skipNBytes(BEFORE_BITS);
            int bits = in.readUnsignedByte();
            int color = in.readUnsignedByte();
            return color == RGB || color == GRAY && bits > 1 && bits <= Byte.SIZE;
        } catch (IOException e) {
            return true; // PictureRules reports files that end too early or cannot be read
        }
    }
}
