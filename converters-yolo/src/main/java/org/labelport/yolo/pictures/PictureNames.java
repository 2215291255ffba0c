package org.labelport.yolo.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.output.SafePath;

/** Makes names of pictures that readers find. */
public final class PictureNames {

    /** The extensions that Ultralytics accepts for pictures in any version, in lower case with a dot. */
    public static final Set<String> ULTRALYTICS = Set.of(
            ".avif", ".bmp", ".dng", ".heic", ".heif", ".jp2", ".jpeg", ".jpg", ".mpo", ".pfm", ".png", ".tif", ".tiff",
            ".webp");

    /** The extensions of formats that readers refuse by the content where they refuse the extension: no name would help. */
    private static final Set<String> FOREIGN = Set.of(
            ".gif", ".svg", ".avif", ".jp2", ".ico", ".tga", ".psd", ".pdf", ".mp4", ".dcm", ".pbm", ".pgm", ".pnm",
            ".ppm");

    private PictureNames() {}

    /**
     * Returns the name that a picture gets.
     *
     * @param path a safe path
     * @param leftOut names of folders that have another meaning for readers
     * @param suffixes extensions that readers accept for pictures, in lower case with a dot. A file without such an
     *     extension gets one; it need not be the right one, because readers recognise the format by the content
     */
    public static String spelled(String path, Set<String> leftOut, Set<String> suffixes) {
        List<String> spelled = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (i == segments.length - 1 || !leftOut.contains(segments[i])) {
                spelled.add(segments[i].startsWith(".") ? "_" + segments[i] : segments[i]);
            }
        }
        String name = String.join("/", spelled);
        String suffix = SafePath.extension(name).toLowerCase(Locale.ROOT);
        return suffixes.contains(suffix) || FOREIGN.contains(suffix) ? name : name + ".jpg";
    }
}
