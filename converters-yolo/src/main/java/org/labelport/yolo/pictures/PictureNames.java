package org.labelport.yolo.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.output.SafePath;

/** Spells names of pictures so that readers find them. */
public final class PictureNames {

    /** What Ultralytics takes for pictures, lower-case with a dot. */
    public static final Set<String> ULTRALYTICS =
            Set.of(".bmp", ".dng", ".heic", ".jpeg", ".jpg", ".mpo", ".pfm", ".png", ".tif", ".tiff", ".webp");

    /** Formats that no reader takes, whatever the file is called. */
    private static final Set<String> FOREIGN =
            Set.of(".gif", ".svg", ".avif", ".jp2", ".ico", ".tga", ".psd", ".pdf", ".mp4", ".dcm");

    private PictureNames() {}

    /**
     * The name that a picture can have.
     *
     * @param path safe
     * @param leftOut names of folders that readers take for something else
     * @param suffixes that readers take for pictures, lower-case with a dot. They look at the content, too: a file without
     *     such a suffix gets one, and whether it is the right one does not matter to them
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
