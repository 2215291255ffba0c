package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;

/**
 * The name of a picture in a file: {@code file_name}, or in LVIS files the address {@code coco_url}, whose last folder
 * may be a folder in the folder of pictures.
 *
 * @param name the picture's path, which is also that of its item
 * @param inFolder the last folder of its address and the name; empty for a name that is not an address
 */
public record PictureName(String name, String inFolder) {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+://");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    /** Makes the name of a {@code file_name}. */
    public static PictureName ofFile(String name) {
        return new PictureName(name, "");
    }

    /** Makes the name of the end of a {@code coco_url}. */
    public static PictureName ofAddress(String url) {
        int slash = url.lastIndexOf('/');
        String folder = url.substring(url.lastIndexOf('/', slash - 1) + 1);
        return new PictureName(
                url.substring(slash + 1),
                slash > 0 && !folder.startsWith("/") && !folder.startsWith("../") ? folder : "");
    }

    /** Returns the address of a picture without what a storage needs to hand it out, which is no part of its name. */
    private static String withoutQuery(String name) {
        return ADDRESS.matcher(name).lookingAt() ? QUERY.matcher(name).replaceFirst("") : name;
    }

    /**
     * Makes the name of {@code file_name} when an image has one, else of {@code coco_url}. The name is empty when it
     * has neither.
     */
    public static PictureName of(String fileName, String url) {
        return fileName.isEmpty() ? ofAddress(withoutQuery(url)) : ofFile(withoutQuery(fileName));
    }

    /**
     * Finds the picture's file. Names from Windows have backslashes between folders; on other systems backslashes may
     * be part of a name.
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
        return folder.find(inFolder.isEmpty() ? asPath() : inFolder); // throws an exception that says what is wrong
    }

    /** Whether the folder has the picture, although it may not be readable. */
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
