package org.labelport.voc.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;
import org.labelport.target.MediaFolder;

/** Tells which picture an annotation file means. */
public final class PictureName {

    /** What a name may end in where the annotation file leaves it out. */
    private static final List<String> EXTENSIONS =
            List.of(".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG", ".bmp", ".tif", ".tiff", ".webp");

    private static final Set<String> FOLDERS_OF_FILES = Set.of("annotations", "labels");

    private PictureName() {}

    /**
     * The path of a picture: of those that the file may mean, the first that is there; else the {@linkplain #named named} one.
     *
     * @param filename as it stands in the XML file
     */
    public static String path(String id, String filename, MediaFolder folder) {
        return names(id, filename).stream().filter(folder::has).findFirst().orElseGet(() -> named(id, filename));
    }

    /** The path of a picture as the file names it: beside the file, unless it names a folder. */
    public static String named(String id, String filename) {
        String bare = filename.strip();
        return bare.isEmpty() ? id + EXTENSIONS.get(0) : beside(id, bare);
    }

    /** Whether this is the picture that the file names, in whatever folder, and not the one that is called like the file. */
    public static boolean isNamed(String path, String filename) {
        String named = end(filename.strip());
        String found = end(path);
        return named.isEmpty()
                || found.strip().equals(named)
                || SafePath.stem(found).equals(named);
    }

    /** Whether the file names a picture that is called like itself; blanks around the name may be part of it or of the layout. */
    public static boolean isCalledLike(String id, String filename) {
        return SafePath.stem(named(id, filename)).equals(id)
                || SafePath.stem(beside(id, filename)).equals(id);
    }

    private static String end(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }

    private static String beside(String id, String filename) {
        return filename.indexOf('/') >= 0 ? filename : folder(id) + filename;
    }

    /** The folder of a path, with a slash at its end; empty where there is none. */
    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Blanks around a name are part of it where there is such a picture. Folders of another machine do not count, and a name may
     * lack its extension. What is not there may have kept its old name in the file.
     */
    private static Set<String> names(String id, String filename) {
        Set<String> names = new LinkedHashSet<>();
        String bare = filename.strip();
        if (!bare.isEmpty()) {
            names.add(beside(id, filename));
            names.add(beside(id, bare));
            addEnds(names, id, end(bare));
        }
        addEnds(names, id, end(id));
        return names;
    }

    private static void addEnds(Set<String> names, String id, String end) {
        for (String folder : folders(id)) {
            if (DataType.IMAGE.isOf(end)) {
                names.add(folder + end);
            } else {
                EXTENSIONS.forEach(extension -> names.add(folder + end + extension));
            }
        }
    }

    /** The folder of the file, and where that is one of XML files, as each split has it, those of pictures beside it. */
    private static Set<String> folders(String id) {
        Set<String> folders = new LinkedHashSet<>(List.of(folder(id)));
        String ofFiles = folderOfFiles(id);
        if (!ofFiles.isEmpty()) {
            String behind = folder(id).substring(ofFiles.length());
            for (String pictures : VocLayout.PICTURES) {
                folders.add(withoutFolderOfFiles(ofFiles) + pictures + "/" + behind);
            }
        }
        return folders;
    }

    /** The nearest folder above a file that is called like one of XML files, with a slash at its end; empty when none is. */
    public static String folderOfFiles(String file) {
        String folder = folder(file);
        while (!folder.isEmpty() && folder.equals(withoutFolderOfFiles(folder))) {
            folder = folder(folder.substring(0, folder.length() - 1));
        }
        return folder;
    }

    /** The folder that one of XML files lies in, and any other folder itself; with a slash at its end, or empty. */
    public static String withoutFolderOfFiles(String folder) {
        String bare = folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
        String above = folder(bare);
        return FOLDERS_OF_FILES.contains(bare.substring(above.length()).toLowerCase(Locale.ROOT)) ? above : folder;
    }
}
