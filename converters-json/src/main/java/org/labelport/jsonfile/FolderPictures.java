package org.labelport.jsonfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/** Which files of a folder are pictures, and where those lie that its other files name. */
public final class FolderPictures {

    private FolderPictures() {}

    /** Whether there is a picture in a folder or below. */
    public static boolean anyIn(Path folder, Limits limits) throws IOException {
        return FolderWalk.anyFile(folder, file -> isPicture(file.toString()) && FileKind.isFile(file), limits);
    }

    /** Whether a folder has a picture of this stem. */
    public static boolean hasPicture(Path folder, String stem) {
        return DataType.IMAGE.extensions().stream()
                .anyMatch(extension -> FileKind.isFile(folder.resolve(stem + "." + extension)));
    }

    /** Whether a name is that of a picture. */
    public static boolean isPicture(String name) {
        return DataType.IMAGE.isOf(name);
    }

    /** A file's name relative to the root, from the folder of another file; steps up are taken. */
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
}
