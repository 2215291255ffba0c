package org.labelport.imagefolder.file;

import java.util.Locale;

/** The names of files, folders and columns that have a meaning for the library, and pictures whose names have none. */
public final class ReservedNames {

    public static final String METADATA = "metadata.jsonl";
    public static final String MASKS = "masks";
    public static final String MASK_COLUMN = "mask_file_name";
    public static final String METADATA_CSV = "metadata.csv";
    public static final String README = "README.md";

    private ReservedNames() {}

    /** Returns whether a file is a metadata file by its name, whether its kind can be read or not. */
    public static boolean isMetadata(String path) {
        String lower = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return lower.equals(METADATA) || lower.equals(METADATA_CSV) || lower.equals("metadata.parquet");
    }

    /** Returns a name that {@link #pictureName} allows and that is not in the folder of the masks. */
    public static String pictureBesideMasks(String path) {
        String name = pictureName(path);
        int slash = name.indexOf('/');
        String first = slash < 0 ? name : name.substring(0, slash);
        return first.equalsIgnoreCase(MASKS) ? first + "_" + name.substring(first.length()) : name;
    }

    /**
     * Returns a name that the library takes for a picture: it is not the name of a metadata file, and no part of it
     * begins with a dot or two underscores, since the library ignores such files.
     */
    public static String pictureName(String path) {
        String[] segments = path.split("/");
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].startsWith(".") || segments[i].startsWith("__")) {
                segments[i] = "f" + segments[i];
            }
        }
        int last = segments.length - 1;
        if (isMetadata(segments[last])) {
            segments[last] = segments[last] + "_";
        }
        return String.join("/", segments);
    }
}
