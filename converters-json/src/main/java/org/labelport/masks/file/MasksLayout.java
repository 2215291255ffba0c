package org.labelport.masks.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.Census;
import org.labelport.convert.FileNames;
import org.labelport.output.SafePath;
import org.labelport.target.FileKind;

/** The names of folders and files that all formats of masks have. */
public final class MasksLayout {

    /** The extensions that readers take for a picture's, in lower case. */
    private static final Set<String> SUFFIXES =
            Set.of(".bmp", ".gif", ".jpeg", ".jpg", ".png", ".ppm", ".tif", ".tiff", ".webp");

    /** The same as files have them, in a fixed order. */
    private static final List<String> SPELLED_SUFFIXES = SUFFIXES.stream()
            .sorted()
            .flatMap(suffix -> Stream.of(suffix, suffix.toUpperCase(Locale.ROOT)))
            .toList();

    private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.");

    private MasksLayout() {}

    /** Plans names of pictures, by which their masks are named, too: in the folders of splits, no two with one stem. */
    public static FileNames names(Census census) throws IOException {
        return FileNames.plan(
                census, FileNames.Unique.STEM, header -> SplitFolder.of(header.split()), MasksLayout::spelled);
    }

    /**
     * Returns a name that readers take for a picture's: no part of it starts with a dot, and it has the extension of a
     * picture.
     */
    public static String spelled(String path) {
        String seen = HIDDEN.matcher(path).replaceAll("$1_.");
        return isPicture(seen) ? seen : seen + ".jpg";
    }

    /**
     * Returns the picture of which the name without its extension is known; empty when there is none.
     *
     * @param stem path relative to the folder
     */
    public static Optional<String> picture(Path folder, String stem) {
        return SPELLED_SUFFIXES.stream()
                .map(suffix -> stem + suffix)
                .filter(name -> FileKind.mayBeFile(folder.resolve(name)))
                .findFirst();
    }

    /** Returns whether a file name has the extension of a picture. */
    public static boolean isPicture(String name) {
        return SUFFIXES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }
}
