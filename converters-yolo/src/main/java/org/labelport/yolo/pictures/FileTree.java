package org.labelport.yolo.pictures;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Lists the files below a folder. Names that start with a dot are not looked at, as Ultralytics does not; links are
 * followed as long as they stay in the folder.
 */
public final class FileTree extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Path realRoot;
    private final Predicate<String> wanted;
    private final BiConsumer<String, String> problems;
    private final List<String> found = new ArrayList<>();

    private FileTree(Path root, Predicate<String> wanted, BiConsumer<String, String> problems) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.wanted = wanted;
        this.problems = problems;
    }

    /**
     * Lists files.
     *
     * @param wanted which names, relative to the folder and {@code /}-separated
     * @param problems takes the relative name and the reason of what could not be looked at
     * @return names in the order of their characters
     */
    public static List<String> list(Path folder, Predicate<String> wanted, BiConsumer<String, String> problems)
            throws IOException {
        FileTree tree = new FileTree(folder, wanted, problems);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
        tree.found.sort(null);
        return tree.found;
    }

    /** A path with slashes, whatever the file system writes. */
    public static String slashed(Path path) {
        return File.separatorChar == '/' ? path.toString() : path.toString().replace(File.separatorChar, '/');
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!folder.toRealPath().startsWith(realRoot)) {
            problems.accept(relative(folder), "the link leads out of " + root + " and is not followed");
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = relative(file);
        if (!isHidden(file) && wanted.test(name)) {
            found.add(name);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        problems.accept(relative(file), "cannot be looked at: " + e);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e) {
        if (e != null) {
            problems.accept(relative(folder), "cannot be listed: " + e);
        }
        return FileVisitResult.CONTINUE;
    }

    private String relative(Path path) {
        return slashed(root.relativize(path));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
