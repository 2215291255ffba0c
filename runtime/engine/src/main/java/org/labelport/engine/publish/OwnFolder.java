package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only this user may look into, where the disk knows users. */
public final class OwnFolder {

    private OwnFolder() {}

    /** Creates a folder, and those above it; those that are there stay as they are. */
    public static Path create(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.createDirectories(folder, attributes(existing));
    }

    /** What such a folder is created with in another. */
    static FileAttribute<?>[] attributes(Path parent) throws IOException {
        return Files.getFileStore(parent).supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
