package org.labelport.imagefolder.file;

import java.util.List;
import java.util.Locale;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;

/** The names of files, folders and columns that have a meaning for the library, and pictures whose names have none. */
public final class ReservedNames {

    public static final String METADATA = "metadata.jsonl";
    public static final String MASKS = "masks";
    public static final String MASK_COLUMN = "mask_file_name";
    public static final String METADATA_CSV = "metadata.csv";
    public static final String README = "README.md";

    /** The end of the names of columns that name further files of a row, such as masks. */
    private static final String FILE_COLUMN = "_file_name";

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

    /**
     * Returns the path of a file that a row names, as the library takes it: {@code ./a/b.png}, {@code a//b.png} and, from
     * Windows, {@code a\b.png} are one file. A path that leads out of the folder stays as it is.
     */
    public static String path(String name) {
        return leadsOut(name) ? name : FolderPictures.beside("", name);
    }

    /** Returns whether a name leads out of the folder, so that the library refuses it. */
    public static boolean leadsOut(String name) {
        return name.contains("://")
                || name.matches("([A-Za-z]:)?[/\\\\].*")
                || List.of(name.split("[/\\\\]")).contains("..");
    }

    /** Returns the files that a row names besides its picture. The library loads them into columns of their own. */
    public static List<String> furtherFiles(JsonValue row) {
        return row.fields().entrySet().stream()
                .filter(column -> column.getKey().endsWith(FILE_COLUMN))
                .map(column -> path(column.getValue().text()))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
