package org.labelport.masks;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * Walks over the files below a folder in the order of their names. Names that start with a dot are not looked at; links are
 * followed as long as they stay in the folder. The names of one folder and those above it are in memory.
 */
public final class FileWalk {

    private final Path root;
    private final Path realRoot;
    private final BiConsumer<String, String> problems;
    private final Limits limits;
    private final Deque<Iterator<String>> open = new ArrayDeque<>();

    /**
     * @param root an existing folder
     * @param problems takes the relative name and the reason of what could not be looked at
     */
    public FileWalk(Path root, BiConsumer<String, String> problems, Limits limits) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.problems = problems;
        this.limits = limits;
        open.push(entries("").iterator());
    }

    /** The next file's name, relative to the folder and {@code /}-separated; empty at the end. */
    public Optional<String> next() {
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            String name = open.peek().next();
            if (!name.endsWith("/")) {
                return Optional.of(name);
            }
            descend(name);
        }
        return Optional.empty();
    }

    private void descend(String name) {
        try {
            Path real = root.resolve(name).toRealPath();
            if (!real.startsWith(realRoot)) {
                problems.accept(name, "the link leads out of " + root + " and is not followed");
            } else if (open.size() > limits.of(Limit.FOLDER_DEPTH)) {
                problems.accept(
                        name,
                        "is not looked at, or is a link to a folder above it: "
                                + FolderWalk.tooDeep(root.resolve(name), limits).getMessage());
            } else {
                open.push(entries(name).iterator());
            }
        } catch (IOException e) {
            problems.accept(name, "cannot be listed: " + e);
        }
    }

    /** Folders have a slash at their end, which puts them where their files' names belong. */
    private List<String> entries(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        SortedMap<String, String> unseen = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path entry : stream) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".")) {
                    try {
                        names.add(folder + name + (FileKind.of(entry) == FileKind.FOLDER ? "/" : ""));
                    } catch (IOException e) {
                        unseen.put(folder + name, "cannot be looked at: " + e.getMessage());
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        unseen.forEach(problems);
        Collections.sort(names);
        return names;
    }
}
