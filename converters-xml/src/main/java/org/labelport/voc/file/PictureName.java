package org.labelport.voc.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;
import org.labelport.target.MediaFolder;

/** Finds the picture that an annotation file belongs to. */
public final class PictureName {

    /** The extensions that are tried when the annotation file names a picture without one. */
    private static final List<String> EXTENSIONS =
            List.of(".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG", ".bmp", ".tif", ".tiff", ".webp");

    private static final Set<String> FOLDERS_OF_FILES = Set.of("annotations", "labels");

    /** Folders within a folder of XML files, which hold them beside files of other kinds. */
    private static final List<String> XMLS = List.of("xmls/", "xml/");

    private PictureName() {}

    /**
     * Returns the path of a picture: the first existing one of those that the file may mean, else the {@linkplain
     * #named named} one.
     *
     * @param id path of the XML file without its extension
     * @param filename as it is in the XML file
     */
    public static String path(String id, String filename, MediaFolder folder) {
        return names(id, filename).stream().filter(folder::has).findFirst().orElseGet(() -> named(id, filename));
    }

    /**
     * Returns the path of the existing picture that has the name of the XML file; empty when there is none.
     *
     * @param id path of the XML file without its extension
     */
    public static Optional<String> own(String id, MediaFolder folder) {
        return names(id, "").stream().filter(folder::has).findFirst();
    }

    /** Returns the id of the XML file that would have the name of the picture that a file names. */
    public static String idOf(String id, String filename) {
        return folder(id) + SafePath.stem(end(filename.strip()));
    }

    /** Returns the path of a picture as the file names it: beside the file, unless the name has folders. */
    public static String named(String id, String filename) {
        String bare = filename.strip();
        return bare.isEmpty() ? id + EXTENSIONS.get(0) : beside(id, bare);
    }

    /**
     * Whether a picture has the name that the XML file gives, in any folder. Otherwise it was found by the name of the
     * XML file.
     */
    public static boolean isNamed(String path, String filename) {
        String named = end(filename.strip());
        String found = end(path);
        return named.isEmpty()
                || found.strip().equals(named)
                || SafePath.stem(found).equals(named);
    }

    /**
     * Whether the XML file names a picture that has its own name. Blanks around the name may be part of it or only of
     * the XML's layout.
     */
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

    /** Returns the folder of a path, with a slash at its end; empty when there is none. */
    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Returns the paths that an XML file may mean, the likeliest first. Blanks around a name are part of it if such a
     * picture exists. Folders may be those of another machine and are then ignored, and the extension may be missing.
     * If none of these exists, the picture may have been renamed together with the XML file.
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

    /**
     * Returns the folders in which the picture may be: the folder of the XML file, and if that is a folder of XML
     * files, as every split may have one, the folders of pictures beside it. In {@code annotations/xmls}, which the
     * Oxford pets have, the last folder does not count.
     */
    private static Set<String> folders(String id) {
        Set<String> folders = new LinkedHashSet<>();
        folders.add(folder(id));
        folders.add(withoutXmls(folder(id)));
        String ofFiles = folderOfFiles(id);
        if (!ofFiles.isEmpty()) {
            String behind = folder(id).substring(ofFiles.length());
            for (String pictures : VocLayout.PICTURES) {
                String beside = withoutFolderOfFiles(ofFiles) + pictures + "/";
                folders.add(beside + behind);
                folders.add(beside + withoutXmls(behind));
            }
        }
        return folders;
    }

    /** Whether a picture is directly in a folder of pictures, or in no folder. */
    public static boolean isInUsualFolder(String picture) {
        String folder = folder(picture);
        return folder.isEmpty()
                || VocLayout.PICTURES.stream().anyMatch(pictures -> ("/" + folder).endsWith("/" + pictures + "/"));
    }

    private static String withoutXmls(String folder) {
        return XMLS.stream()
                .filter(last -> folder.equals(last) || folder.endsWith("/" + last))
                .findFirst()
                .map(last -> folder.substring(0, folder.length() - last.length()))
                .orElse(folder);
    }

    /**
     * Returns the nearest folder above a file that has the name of a folder of XML files, with a slash at its end;
     * empty when there is none.
     */
    public static String folderOfFiles(String file) {
        String folder = folder(file);
        while (!folder.isEmpty() && folder.equals(withoutFolderOfFiles(folder))) {
            folder = folder(folder.substring(0, folder.length() - 1));
        }
        return folder;
    }

    /**
     * Returns the parent of a folder of XML files, or the folder itself if it is another one; with a slash at its end,
     * or empty.
     */
    public static String withoutFolderOfFiles(String folder) {
        String bare = folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
        String above = folder(bare);
        return FOLDERS_OF_FILES.contains(bare.substring(above.length()).toLowerCase(Locale.ROOT)) ? above : folder;
    }
}
