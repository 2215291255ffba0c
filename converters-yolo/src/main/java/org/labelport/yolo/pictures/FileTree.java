package org.labelport.yolo.pictures;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.target.FolderWalk;

/**
 * Lists the files below a folder. Names that start with a dot are not looked at, as Ultralytics does not; links are
 * followed as long as they stay in the folder. One listing is open at a time.
 */
public final class FileTree {

    private final Path root;
    private final Path realRoot;
    private final Predicate<String> wanted;
    private final BiConsumer<String, String> problems;
    private final Limits limits;
    private final List<String> found = new ArrayList<>();
    /** The folders that lie around the one that is listed, and itself, with links followed. */
    private final Deque<Path> above = new ArrayDeque<>();

    private FileTree(Path root, Predicate<String> wanted, BiConsumer<String, String> problems, Limits limits)
            throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.wanted = wanted;
        this.problems = problems;
        this.limits = limits;
    }

    /**
     * Lists files.
     *
     * @param wanted which names, relative to the folder and {@code /}-separated
     * @param problems takes the relative name and the reason of what could not be looked at
     * @return names in the order of their characters
     * @throws IOException when folders lie in each other deeper than is allowed
     */
    public static List<String> list(
            Path folder, Predicate<String> wanted, BiConsumer<String, String> problems, Limits limits)
            throws IOException {
        FileTree tree = new FileTree(folder, wanted, problems, limits);
        tree.enter(folder, tree.realRoot);
        tree.found.sort(null);
        return tree.found;
    }

    /** A path with slashes, whatever the file system writes. */
    public static String slashed(Path path) {
        return File.separatorChar == '/' ? path.toString() : path.toString().replace(File.separatorChar, '/');
    }

    private void enter(Path folder, Path real) throws IOException {
        if (above.size() > limits.of(Limit.FOLDER_DEPTH)) {
            throw FolderWalk.tooDeep(folder, limits);
        }
        above.push(real);
        for (Path below : listed(folder)) {
            Path realBelow = below.toRealPath();
            if (!realBelow.startsWith(realRoot)) {
                problems.accept(relative(below), "the link leads out of " + root + " and is not followed");
            } else if (above.contains(realBelow)) {
                unseen(below, new FileSystemLoopException(below.toString()));
            } else {
                enter(below, realBelow);
            }
        }
        above.pop();
    }

    /** Takes the files of a folder; its folders are returned. */
    private List<Path> listed(Path folder) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> !isHidden(entry))) {
            for (Path entry : entries) {
                take(entry, folders);
            }
        } catch (DirectoryIteratorException e) {
            problems.accept(relative(folder), "cannot be listed: " + e.getCause());
        } catch (IOException e) {
            unseen(folder, e);
        }
        return folders;
    }

    private void take(Path entry, List<Path> folders) {
        try {
            if (isFolder(entry)) {
                folders.add(entry);
            } else if (wanted.test(relative(entry))) {
                found.add(relative(entry));
            }
        } catch (IOException e) {
            unseen(entry, e);
        }
    }

    /** A link that leads nowhere is no folder: a picture need not be there. */
    private static boolean isFolder(Path entry) throws IOException {
        try {
            return Files.readAttributes(entry, BasicFileAttributes.class).isDirectory();
        } catch (IOException e) {
            return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory();
        }
    }

    private void unseen(Path path, IOException e) {
        problems.accept(relative(path), "cannot be looked at: " + e);
    }

    private String relative(Path path) {
        return slashed(root.relativize(path));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
