package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.limits.Limits;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;

/** Finds the folder that the names of pictures start from, where nothing but the pictures tells. */
public final class PictureRoot {

    /** Folders of a name that may be missing here. */
    private static final int MOST_FOLDERS = 50;

    private PictureRoot() {}

    /**
     * Where the pictures of a file are that is called and laid as its program likes: {@code images}, {@code data} or the data set's
     * folder itself, the first that has the first picture which the file names; without any, the first that is there.
     */
    public static Optional<Path> in(Path folder, Path json) {
        List<Path> folders = Stream.of(folder.resolve("images"), folder.resolve("data"), folder)
                .filter(FileKind::isFolder)
                .toList();
        Optional<Path> found = having(json, folders);
        return found.isPresent() ? found : folders.stream().findFirst();
    }

    /** The first of these folders that has the first picture which a file names. */
    static Optional<Path> having(Path json, List<Path> folders) {
        Optional<PictureName> name = firstName(json);
        return folders.stream()
                .filter(folder -> name.isPresent() && has(folder, name.get()))
                .findFirst();
    }

    /**
     * What names begin with that is not below the folder of pictures, as of files made on another machine or for another folder: the
     * folders of the first name that are not there, when the rest of it is; else nothing.
     */
    public static String strangeBeginning(Path json, Path pictures, MediaFolder folder) {
        String name = firstName(json).map(PictureName::name).orElse("").replace('\\', '/');
        String rest = name.replaceFirst("^([A-Za-z]:)?(/|\\.(?=/))*/*", "");
        try {
            for (int i = 0; i < MOST_FOLDERS && !folder.has(rest); i++) {
                int slash = rest.indexOf('/');
                if (slash < 0 || FileKind.isFolder(pictures.resolve(rest.substring(0, slash)))) {
                    return "";
                }
                rest = rest.substring(slash + 1);
            }
        } catch (InvalidPathException e) {
            return "";
        }
        return name.substring(0, name.length() - rest.length());
    }

    /** What is wrong with a file is said when it is read. */
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
