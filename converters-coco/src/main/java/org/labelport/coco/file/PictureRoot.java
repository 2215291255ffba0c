package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.limits.Limits;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;

/** Finds the folder that the names of pictures are relative to, by looking where the pictures are. */
public final class PictureRoot {

    /** The folder of the folders of videos' frames, as YouTube-VIS has it. */
    static final String FRAMES = "JPEGImages";

    /** The most leading folders of a name that are tried to be left out. */
    private static final int MAX_FOLDERS = 50;

    /** How many of a file's pictures are looked for, because some may be missing. */
    private static final int ENOUGH = 100;

    /** How much of a file is read to find their names. */
    private static final long BEGINNING = 32 << 20;

    /** Parts of a name that stand for no folder below the one that they are in. */
    private static final Set<String> NOWHERE = Set.of("", ".", "..");

    private PictureRoot() {}

    /**
     * Returns the folder of pictures for a file whose name and place tell nothing: the first of {@code images},
     * {@code data}, {@code JPEGImages} and the data set's folder itself that has one of the first pictures that the file
     * names. If none has any, the first that exists.
     */
    public static Optional<Path> in(Path folder, Path json) {
        List<Path> folders = folders(folder).toList();
        Optional<Path> found = containing(json, folders);
        return found.isPresent() ? found : folders.stream().findFirst();
    }

    /** Returns the folder of the pictures of a file that is read alone, if one of its first pictures is near the file. */
    public static Optional<Path> near(Path json) {
        Optional<Path> place = Optional.ofNullable(json.toAbsolutePath().getParent());
        Optional<Path> folder = place.filter(each -> each.endsWith(CocoFolder.ANNOTATIONS))
                .map(Path::getParent)
                .or(() -> place);
        String name = String.valueOf(json.getFileName());
        String split = Arrays.stream(CocoKind.values())
                .flatMap(kind -> kind.splitName(name).stream())
                .findFirst()
                .orElse(SafePath.stem(name));
        return folder.flatMap(each -> new PictureFolders(each, Optional.empty()).ofAlone(json, split));
    }

    /** Returns the folders of a data set in which pictures may be. */
    static Stream<Path> folders(Path folder) {
        return Stream.of(folder.resolve("images"), folder.resolve("data"), folder.resolve(FRAMES), folder)
                .filter(FileKind::isFolder);
    }

    /** Whether the folder of pictures of any of these files has a picture, be it one that the file names or another. */
    public static boolean hasAny(List<CocoFile> files, Limits limits) throws IOException {
        for (CocoFile file : files) {
            List<Path> folders =
                    file.pictures().filter(FileKind::isFolder).stream().toList();
            for (Path folder : folders) {
                if (FolderWalk.anyFile(folder, each -> DataType.IMAGE.isOf(String.valueOf(each.getFileName())), limits)
                        || containing(file.json(), folders).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the first of some folders that contains the first picture of a file that is in any of them. */
    static Optional<Path> containing(Path json, List<Path> folders) {
        return firstNames(json).stream()
                .flatMap(name -> folders.stream().filter(folder -> has(folder, name)))
                .findFirst();
    }

    /**
     * Returns the beginning of the names that must be left out to find the pictures in the folder, as for files that
     * were made on another machine or for another folder. The first name of which a part is in the folder decides: it
     * is what comes before that part. Empty when there is no such name among the first.
     */
    public static String foreignPrefix(Path json, Path pictures, MediaFolder folder) {
        for (PictureName each : firstNames(json)) {
            String name = each.name().replace('\\', '/');
            Optional<String> part = partIn(pictures, folder, name);
            if (part.isPresent()) {
                return name.substring(0, name.length() - part.get().length());
            }
        }
        return "";
    }

    /** Returns the part of a name, without its first folders, that is in the folder of pictures. */
    private static Optional<String> partIn(Path pictures, MediaFolder folder, String name) {
        String rest = name.replaceFirst("^(?:[A-Za-z]:)?+(?:/|\\.(?=/))*+", "");
        try {
            for (int i = 0; i < MAX_FOLDERS && !folder.has(rest); i++) {
                int slash = rest.indexOf('/');
                String first = rest.substring(0, Math.max(slash, 0));
                if (slash < 0 || !NOWHERE.contains(first) && FileKind.isFolder(pictures.resolve(first))) {
                    return Optional.empty();
                }
                rest = rest.substring(slash + 1);
            }
            return Optional.of(rest);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the first pictures that the beginning of a file names. What follows the list of images, usually most of
     * the file, is not read. Faults of the file are ignored here and reported when it is read.
     */
    private static List<PictureName> firstNames(Path json) {
        List<PictureName> names = new ArrayList<>();
        try (JsonParser parser = CocoJson.open(json, Limits.USUAL)) {
            String fileName = "";
            String address = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "file_name".equals(parser.currentName())) {
                    fileName = parser.getText();
                } else if (token == JsonToken.VALUE_STRING && "coco_url".equals(parser.currentName())) {
                    address = parser.getText();
                } else if (token == JsonToken.END_OBJECT && !(fileName + address).isEmpty()) {
                    names.add(PictureName.of(fileName, address));
                    if (names.size() == ENOUGH) {
                        return names;
                    }
                    fileName = "";
                    address = "";
                } else if (token == JsonToken.END_ARRAY && "images".equals(parser.currentName()) && !names.isEmpty()
                        || token == JsonToken.END_OBJECT
                                && parser.currentLocation().getByteOffset() > BEGINNING) {
                    return names;
                }
            }
            return names;
        } catch (IOException e) {
            return names;
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
