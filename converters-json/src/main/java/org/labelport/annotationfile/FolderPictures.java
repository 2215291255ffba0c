package org.labelport.annotationfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/** Finds the pictures of a folder, and resolves the picture names that its annotation files contain. */
public final class FolderPictures {

    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private FolderPictures() {}

    /** Returns whether there is a picture in a folder or in the folders below it. */
    public static boolean anyIn(Path folder, Limits limits) throws IOException {
        return FolderWalk.anyFile(folder, file -> isPicture(file.toString()) && FileKind.mayBeFile(file), limits);
    }

    /**
     * Returns whether a folder has a picture with this name and any extension.
     *
     * @param stem file name without its extension
     */
    public static boolean hasPicture(Path folder, String stem) {
        return DataType.IMAGE.extensions().stream()
                .anyMatch(extension -> FileKind.mayBeFile(folder.resolve(stem + "." + extension)));
    }

    /** Returns whether a file name has the extension of a picture. */
    public static boolean isPicture(String name) {
        return DataType.IMAGE.isOf(name);
    }

    /**
     * Resolves a path that a file contains, relative to that file's folder.
     *
     * @param file path of the file that contains the name, relative to the root
     * @param name the path to resolve; its {@code ..} and {@code .} are resolved, too
     * @return path relative to the root
     */
    public static String beside(String file, String name) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        List<String> segments = new ArrayList<>();
        for (String segment : (folder + name.replace('\\', '/')).split("/")) {
            if (segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.get(segments.size() - 1).equals("..")) {
                segments.remove(segments.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    /**
     * Returns the name of a picture without what follows a {@code ?} or {@code #} in an address, which a storage needs
     * to hand it out and which is no part of the name.
     */
    public static String withoutQuery(String name) {
        return name.contains("://") ? QUERY.matcher(name).replaceFirst("") : name;
    }
}
