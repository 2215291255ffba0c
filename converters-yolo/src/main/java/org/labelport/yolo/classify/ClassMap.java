package org.labelport.yolo.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/** Reads which category a folder stands for. */
final class ClassMap {

    private static final long MAX_BYTES = 64L << 20;

    private ClassMap() {}

    /**
     * Returns the names of categories by folder, in the order of categories.
     *
     * @param folders that exist; the name of a folder that the file does not list is that of its category
     */
    static Map<String, String> read(Path root, List<String> folders, Json json) throws ExportException, IOException {
        Map<String, String> names = listed(root, json);
        Path file = root.resolve(ClassFolders.MAP);
        names.keySet().retainAll(folders);
        for (String folder : folders) {
            names.putIfAbsent(folder, folder);
        }
        if (names.values().stream().distinct().count() < names.size()) {
            throw problem(file, "giving two folders the same class", null);
        }
        return names;
    }

    /** Returns the names of categories by the folders that the file lists; nothing when there is no such file. */
    static Map<String, String> listed(Path root, Json json) throws ExportException, IOException {
        Map<String, String> names = new LinkedHashMap<>();
        Path file = root.resolve(ClassFolders.MAP);
        if (FileKind.isFile(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw problem(file, "larger than " + (MAX_BYTES >> 20) + " MB", null);
            }
            fill(names, file, json);
        }
        return names;
    }

    private static void fill(Map<String, String> names, Path file, Json json) throws ExportException {
        Object map;
        try {
            map = json.read(JsonText.of(Files.readString(file)));
        } catch (IOException e) {
            throw problem(file, "not JSON: " + FileTrouble.reason(e), e);
        }
        if (!(map instanceof Map<?, ?> entries)) {
            throw problem(file, "not a JSON object with folders as keys", null);
        }
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Object value = entry.getValue() instanceof Map<?, ?> fields ? fields.get("name") : entry.getValue();
            if (!(value instanceof String name) || name.isEmpty()) {
                throw problem(file, "without a name for the folder '" + entry.getKey() + "'", null);
            }
            names.put(String.valueOf(entry.getKey()), name);
        }
    }

    private static ExportException problem(Path file, String what, @Nullable IOException cause) {
        String message =
                file + " is " + what + ". Correct it, or remove it to use the names of folders as those of classes";
        return cause == null
                ? new ExportException("yolo.classes", message)
                : new ExportException("yolo.classes", message, cause);
    }
}
