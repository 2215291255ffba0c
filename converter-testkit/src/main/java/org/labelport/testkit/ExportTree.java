package org.labelport.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All files of an export by their {@code /}-separated paths.
 *
 * @param files content by path
 */
record ExportTree(SortedMap<String, byte[]> files) {

    /** The engine's report. */
    static final String RUN = "run.json";

    /** The engine's list of losses. */
    static final String LOSSES = "losses.ndjson";

    /** The engine's list of errors. */
    static final String ERRORS = "errors.ndjson";

    private static final Set<String> REPORTS = Set.of(RUN, LOSSES, ERRORS);

    ExportTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Reads a folder. */
    static ExportTree read(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return new ExportTree(files);
    }

    /** The files whose path is wanted. */
    ExportTree only(Predicate<String> wanted) {
        SortedMap<String, byte[]> chosen = new TreeMap<>();
        files.forEach((path, content) -> {
            if (wanted.test(path)) {
                chosen.put(path, content);
            }
        });
        return new ExportTree(chosen);
    }

    /** What the format itself wrote: all but the engine's reports. */
    ExportTree withoutReports() {
        return only(path -> !REPORTS.contains(path));
    }

    Set<String> paths() {
        return files.keySet();
    }

    /** A file as text; empty when there is none. */
    String text(String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    /** The paths of files that hold these bytes, or whose path does. */
    List<String> holding(String marker) {
        return files.keySet().stream()
                .filter(path -> path.contains(marker)
                        || new String(files.get(path), StandardCharsets.ISO_8859_1).contains(marker))
                .toList();
    }

    /** Compared by content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ExportTree that
                && paths().equals(that.paths())
                && files.keySet().stream().allMatch(path -> Arrays.equals(files.get(path), that.files.get(path)));
    }

    @Override
    public int hashCode() {
        return paths().hashCode();
    }

    @Override
    public String toString() {
        return paths().toString();
    }
}
