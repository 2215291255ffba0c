package org.labelport.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sound data set to begin with.
 *
 * @param name for messages
 * @param target reads it
 * @param folder holds nothing else
 * @param labels files that say something, each small
 * @param pictures files that something is said about, and pictures of labels
 */
record Seed(String name, String target, Path folder, List<Path> labels, List<Path> pictures) {

    private static final long MOST_BYTES = 100_000;
    private static final Set<String> PICTURES = Set.of("png", "jpg");
    /** Reports of the exports that seeds are made by; no reader looks at them. */
    private static final Set<String> REPORTS = Set.of("run.json", "losses.ndjson", "errors.ndjson", "README.md");

    static Seed of(String name, String target, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() <= MOST_BYTES)
                    .filter(file -> !REPORTS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        return new Seed(
                name,
                target,
                folder,
                files.stream().filter(file -> !isPicture(file)).toList(),
                files.stream().filter(Seed::isPicture).toList());
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** One of its files, mostly one that says something. */
    Path any(Random random) {
        boolean picture = labels.isEmpty() || !pictures.isEmpty() && random.nextInt(6) == 0;
        return Hostile.pick(picture ? pictures : labels, random);
    }
}
