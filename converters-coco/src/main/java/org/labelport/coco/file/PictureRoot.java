package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.limits.Limits;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;

/** Finds the folder that the names of pictures are relative to, by looking where the pictures are. */
public final class PictureRoot {

    /** The most leading folders of a name that are tried to be left out. */
    private static final int MAX_FOLDERS = 50;

    /** Parts of a name that stand for no folder below the one that they are in. */
    private static final Set<String> NOWHERE = Set.of("", ".", "..");

    private PictureRoot() {}

    /**
     * Returns the folder of pictures for a file whose name and place tell nothing: the first of {@code images},
     * {@code data} and the data set's folder itself that has the first picture that the file names. If none has it, the
     * first that exists.
     */
    public static Optional<Path> in(Path folder, Path json) {
        List<Path> folders = Stream.of(folder.resolve("images"), folder.resolve("data"), folder)
                .filter(FileKind::isFolder)
                .toList();
        Optional<Path> found = containing(json, folders);
        return found.isPresent() ? found : folders.stream().findFirst();
    }

    /** Returns the first of some folders that contains the first picture that a file names. */
    static Optional<Path> containing(Path json, List<Path> folders) {
        Optional<PictureName> name = firstName(json);
        return folders.stream()
                .filter(folder -> name.isPresent() && has(folder, name.get()))
                .findFirst();
    }

    /**
     * Returns the beginning of the names that must be left out to find the pictures in the folder, as for files that
     * were made on another machine or for another folder. It is what comes before the part of the first name that is in
     * the folder; empty when no part of it is.
     */
    public static String foreignPrefix(Path json, Path pictures, MediaFolder folder) {
        String name = firstName(json).map(PictureName::name).orElse("").replace('\\', '/');
        String rest = name.replaceFirst("^([A-Za-z]:)?(/|\\.(?=/))*/*", "");
        try {
            for (int i = 0; i < MAX_FOLDERS && !folder.has(rest); i++) {
                int slash = rest.indexOf('/');
                String first = rest.substring(0, Math.max(slash, 0));
                if (slash < 0 || !NOWHERE.contains(first) && FileKind.isFolder(pictures.resolve(first))) {
                    return "";
                }
                rest = rest.substring(slash + 1);
            }
        } catch (InvalidPathException e) {
            return "";
        }
        return name.substring(0, name.length() - rest.length());
    }

    /**
     * Returns the first picture that a file names. Faults of the file are ignored here and reported when it is read.
     */
    private static Optional<PictureName> firstName(Path json) {
        try (JsonParser parser = CocoJson.open(json, Limits.USUAL)) {
            Optional<String> address = Optional.empty();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "file_name".equals(parser.currentName())) {
                    return Optional.of(PictureName.ofFile(parser.getText()));
                }
                if (token == JsonToken.VALUE_STRING && "coco_url".equals(parser.currentName())) {
                    address = Optional.of(parser.getText()).filter(url -> !url.isEmpty());
                }
                if (token == JsonToken.END_OBJECT && address.isPresent()) {
                    return address.map(PictureName::ofAddress);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean has(Path folder, PictureName name) {
        try {
            return name.isIn(new MediaFolder(folder));
        } catch (IOException e) {
            return false;
        }
    }
}
