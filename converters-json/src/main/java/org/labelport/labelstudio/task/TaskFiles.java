package org.labelport.labelstudio.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Finds the files of tasks, and the labelling interface of each. */
public final class TaskFiles {

    public static final String TASKS = "tasks.json";
    public static final String CONFIG = "label_config.xml";

    /** A file of tasks, and its interface if there is one. */
    public record TaskFile(Path tasks, Optional<Path> config) {}

    private static final String TABLES =
            "Exports of Label Studio as CSV or TSV are not read: export the project again as JSON.";

    private TaskFiles() {}

    /**
     * Returns the files of tasks in a fixed order: the path itself if it is a file, else {@code tasks.json} in the
     * folder, else {@code tasks.json} in its folders for the kinds of media, else all JSON files in the folder.
     *
     * @param config interface for all files; empty for the one beside each file
     */
    public static List<TaskFile> find(Path path, Optional<Path> config) throws ExportException, IOException {
        List<Path> found = new ArrayList<>();
        if (FileKind.isFile(path) && isTable(path)) {
            throw missing(path + " is a table. " + TABLES);
        }
        if (FileKind.isFile(path)) {
            found.add(path);
        } else if (FileKind.isFile(path.resolve(TASKS))) {
            found.add(path.resolve(TASKS));
        } else if (FileKind.isFolder(path)) {
            for (MediaKind kind : MediaKind.values()) {
                Path tasks = path.resolve(kind.key()).resolve(TASKS);
                if (FileKind.isFile(tasks)) {
                    found.add(tasks);
                }
            }
            if (found.isEmpty()) {
                found.addAll(jsonFiles(path));
            }
        }
        if (found.isEmpty()) {
            throw missing("there are no tasks in " + path + ". "
                    + (files(path, TaskFiles::isTable).isEmpty() ? "" : TABLES + " ")
                    + "Give a JSON export of Label Studio, or a folder that holds tasks.json or one .json file for each"
                    + " task.");
        }
        List<TaskFile> files = new ArrayList<>();
        for (Path tasks : found) {
            Optional<Path> own = Optional.of(tasks.resolveSibling(CONFIG)).filter(FileKind::isFile);
            files.add(new TaskFile(tasks, config.isPresent() ? config : own));
        }
        return files;
    }

    /**
     * Returns the files that are not read because others are: JSON files in the folder, and {@code tasks.json} in folders
     * in it.
     *
     * @param path as in {@link #find}
     * @param read what was found there
     */
    public static List<Path> unread(Path path, List<TaskFile> read) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path entry : path.equals(read.get(0).tasks()) ? List.<Path>of() : FolderList.of(path)) {
            if (isJson(entry) && FileKind.mayBeFile(entry)) {
                files.add(entry);
            } else if (isFolder(entry) && FileKind.mayBeFile(entry.resolve(TASKS))) {
                files.add(entry.resolve(TASKS));
            }
        }
        files.removeAll(read.stream().map(TaskFile::tasks).collect(Collectors.toSet()));
        return files;
    }

    /** Whether a folder lies there. What cannot be looked at has no tasks that could be read. */
    private static boolean isFolder(Path path) {
        try {
            return FileKind.of(path) == FileKind.FOLDER;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isJson(Path file) {
        return name(file).endsWith(".json") && !name(file).equals("run.json");
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        return files(folder, TaskFiles::isJson);
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
        return FileKind.isFolder(folder)
                ? FolderList.of(folder, file -> wanted.test(file) && FileKind.isFile(file))
                : List.of();
    }

    private static boolean isTable(Path file) {
        return name(file).endsWith(".csv") || name(file).endsWith(".tsv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ExportException missing(String message) {
        return new ExportException(LabelStudioCodes.MISSING, message);
    }
}
