package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;

/**
 * What a file calls a picture: by {@code file_name}, or as LVIS does by an address, {@code coco_url}, of which the last folder may be
 * one below the folder of pictures.
 *
 * @param name the path that the picture has as an item
 * @param inFolder the name after the last folder of its address; empty for names that are no address
 */
public record PictureName(String name, String inFolder) {

    /** A {@code file_name}. */
    public static PictureName ofFile(String name) {
        return new PictureName(name, "");
    }

    /** The end of a {@code coco_url}. */
    public static PictureName ofAddress(String url) {
        int slash = url.lastIndexOf('/');
        String folder = url.substring(url.lastIndexOf('/', slash - 1) + 1);
        return new PictureName(
                url.substring(slash + 1),
                slash > 0 && !folder.startsWith("/") && !folder.startsWith("../") ? folder : "");
    }

    /** By the one of the two that an image has; the name is empty when it has neither. */
    public static PictureName of(String fileName, String url) {
        return fileName.isEmpty() ? ofAddress(url) : ofFile(fileName);
    }

    /**
     * The picture's file. A name from Windows has backslashes between its folders; elsewhere they may be part of a name.
     *
     * @throws ItemException as {@link MediaFolder#find} does
     */
    public Path find(MediaFolder folder) throws ItemException {
        for (String each : names()) {
            Optional<Path> found = folder.findIfThere(each);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return folder.find(inFolder.isEmpty() ? asPath() : inFolder); // which says what is wrong with it
    }

    /** Whether {@link #find} finds it, or would say why it cannot be opened. */
    public boolean isIn(MediaFolder folder) {
        return names().stream().anyMatch(folder::has);
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(inFolder);
        names.add(name);
        names.add(asPath());
        names.remove("");
        return names;
    }

    private String asPath() {
        return name.replace('\\', '/');
    }
}
