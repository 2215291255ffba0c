package org.labelport.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes the folders of {@code @TempDir} in memory, where that has room and may hold programs: tests write many small files, for
 * which disks take twice the time. {@code -Dlabelport.testFolder=<folder>} names another place.
 */
public final class QuickTempDirs implements TempDirFactory {

    private static final long ROOM = 8L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return Files.createTempDirectory(Place.OF_THIS_PROCESS, "junit-");
    }

    /** The folder that was asked for, else memory that will do, else Java's own. */
    static Path place(String named, Path memory, long room) throws IOException {
        if (!named.isEmpty()) {
            return Files.createDirectories(Path.of(named));
        }
        boolean there = Files.isDirectory(memory) && Files.isWritable(memory);
        return there && Files.getFileStore(memory).getUsableSpace() >= room && holdsPrograms(memory)
                ? memory
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static boolean holdsPrograms(Path folder) throws IOException {
        Path program = Files.createTempFile(folder, "labelport-program", ".sh");
        try {
            return program.toFile().setExecutable(true) && Files.isExecutable(program);
        } finally {
            Files.delete(program);
        }
    }

    /** Looked for once. */
    private static final class Place {

        private static final Path OF_THIS_PROCESS = find();

        private static Path find() {
            try {
                return place(System.getProperty("labelport.testFolder", ""), Path.of("/dev/shm"), ROOM);
            } catch (IOException e) {
                throw new IllegalStateException("no folder for the files of tests", e);
            }
        }
    }
}
