package org.labelport.imagefolder.file;

import java.util.List;
import java.util.regex.Pattern;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;

/** The files that a row names, by their paths from the folder of its metadata file. */
public final class NamedFiles {

    /** The end of the names of columns that name further files of a row, such as masks. */
    private static final String FILE_COLUMN = "_file_name";

    /** Addresses, absolute paths, also those of Windows, and paths with {@code ..}. */
    private static final Pattern LEADS_OUT =
            Pattern.compile(".*://.*|([A-Za-z]:)?[/\\\\].*|(.*[/\\\\])?\\.\\.([/\\\\].*)?", Pattern.DOTALL);

    private NamedFiles() {}

    /**
     * Returns the path of a file that a row names, as the library takes it: {@code ./a/b.png}, {@code a//b.png} and, from
     * Windows, {@code a\b.png} are one file. A path that leads out of the folder, or nowhere, stays as it is.
     */
    public static String path(String name) {
        if (leadsOut(name)) {
            return name;
        }
        String path = FolderPictures.beside("", name);
        return path.isEmpty() ? name : path;
    }

    /** Returns whether a name leads out of the folder, so that the library refuses it. */
    public static boolean leadsOut(String name) {
        return LEADS_OUT.matcher(name).matches();
    }

    /** Returns the files that a row names besides its picture. The library loads them into columns of their own. */
    public static List<String> besidePicture(JsonValue row) {
        return row.fields().entrySet().stream()
                .filter(column -> column.getKey().endsWith(FILE_COLUMN))
                .map(column -> path(column.getValue().text()))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
