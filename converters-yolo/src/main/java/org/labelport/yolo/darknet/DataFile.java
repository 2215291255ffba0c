package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.MediaFolder;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.rows.names.ClassList;

/**
 * The file that says where the data set's files are. Each line has a key, an equals sign and a value.
 *
 * @param file the file itself
 * @param values by key, in the file's order; of a repeated key the last
 * @param lines line number of each key
 * @param folder in which names are looked for
 */
record DataFile(Path file, Map<String, String> values, Map<String, Integer> lines, MediaFolder folder) {

    static final String CODE = "yolo-darknet.data";
    static final String MISSING = "yolo-darknet.missing";

    /** The list of pictures in a folder of FiftyOne. */
    private static final String FIFTYONE_LIST = "images.txt";

    /**
     * Reads the file, or describes a folder of FiftyOne, which has none.
     *
     * @param path the file, or the folder it is in
     */
    static DataFile of(Path path) throws ExportException, IOException {
        Optional<DataFile> described = ofFiftyOne(path);
        return described.isPresent() ? described.get() : read(path);
    }

    private static DataFile read(Path path) throws ExportException, IOException {
        Path file = locate(path.toAbsolutePath().normalize());
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : ClassList.lines(file)) {
            number++;
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new ExportException(CODE, file + " line " + number + ": the line is not of the form key = value");
            }
            String key = line.substring(0, equals).strip();
            values.put(key, line.substring(equals + 1).strip());
            lines.put(key, number);
        }
        return new DataFile(file, values, lines, new MediaFolder(file.resolveSibling("")));
    }

    /**
     * Describes a folder of FiftyOne, which has a list of pictures and one of names, and no file that says where these
     * are; empty for any other folder.
     */
    private static Optional<DataFile> ofFiftyOne(Path folder) throws IOException {
        Path list = folder.resolve(FIFTYONE_LIST);
        if (isIn(folder) || !FileKind.isFile(list) || !FileKind.isFile(folder.resolve(DarknetLayout.NAMES))) {
            return Optional.empty();
        }
        Map<String, String> values = Map.of("images", FIFTYONE_LIST, "names", DarknetLayout.NAMES);
        return Optional.of(new DataFile(list, values, Map.of(), new MediaFolder(folder)));
    }

    /** Whether there is no such file, as in a folder of FiftyOne. */
    boolean isDescribed() {
        return file.endsWith(FIFTYONE_LIST);
    }

    /** Whether a folder has the file under its usual name. */
    static boolean isIn(Path folder) {
        return FileKind.isFile(folder.resolve(DarknetLayout.DATA));
    }

    private static Path locate(Path path) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            return path;
        }
        if (!FileKind.isFolder(path)) {
            throw new ExportException(MISSING, "there is no file or folder " + path);
        }
        Path usual = path.resolve(DarknetLayout.DATA);
        if (FileKind.isFile(usual)) {
            return usual;
        }
        List<Path> others = FolderList.of(path, child -> child.toString().endsWith(".data") && FileKind.isFile(child));
        if (others.size() == 1) {
            return others.get(0);
        }
        throw new ExportException(
                MISSING,
                "there is no " + DarknetLayout.DATA + " in " + path
                        + (others.isEmpty()
                                ? ". Give the path of the file with train, valid and names"
                                : ", but several others. Give one of them"));
    }

    /** Returns the lists of pictures by the key that names them: those of splits, and other values that end in .txt. */
    Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>(values);
        lists.keySet().removeAll(DarknetLayout.OTHER_KEYS);
        lists.entrySet()
                .removeIf(list -> Split.ofWord(list.getKey()) == Split.NONE
                        && !list.getValue().endsWith(".txt"));
        return lists;
    }

    /** Returns the file of class names. */
    Path names() throws ExportException {
        String value = Optional.ofNullable(values.get("names")).orElse(DarknetLayout.PREFIX + DarknetLayout.NAMES);
        try {
            return find(value);
        } catch (ItemException e) {
            throw new ExportException(
                    MISSING,
                    file + " names the classes in '" + value + "', which cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** Returns a file that the data set's files name. */
    Path find(String written) throws ItemException {
        return folder.find(name(written));
    }

    /**
     * Returns the name that a file has in this folder. Its written path starts at the folder in which Darknet runs,
     * which is unknown: it may be relative to this folder, begin with {@code data/}, or be a path of another machine of
     * which an end is in this folder.
     */
    String name(String written) {
        String name = written.replace('\\', '/');
        int data = ("/" + name).lastIndexOf("/" + DarknetLayout.PREFIX);
        String inData = data < 0 ? name : name.substring(data + DarknetLayout.PREFIX.length());
        return Stream.of(name, inData)
                .filter(folder::has)
                .findFirst()
                .or(() -> below(name))
                .orElse(inData);
    }

    private Optional<String> below(String name) {
        Path root = file.resolveSibling("");
        try {
            return SlashedPath.below(root, name, FileKind::mayBeFile)
                    .map(found -> SlashedPath.of(root.relativize(found)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
