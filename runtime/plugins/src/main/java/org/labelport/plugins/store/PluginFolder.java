package org.labelport.plugins.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.target.FileKind;

/**
 * The folder of plug-ins.
 *
 * @param root takes jars that people drop; absolute
 */
public record PluginFolder(Path root) {

    public PluginFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Where the manager keeps its own. */
    public Path store() {
        return root.resolve(".store");
    }

    /** Says what serves. */
    public Path state() {
        return store().resolve("state.json");
    }

    /** Whether anything was ever installed or dropped here, or may have been: a folder that cannot be looked at is no empty one. */
    public boolean exists() {
        try {
            return FileKind.of(root) == FileKind.FOLDER;
        } catch (IOException e) {
            return true;
        }
    }

    Path jars() {
        return store().resolve("jars");
    }

    Path lock() {
        return store().resolve("lock");
    }

    Path log() {
        return store().resolve("log.ndjson");
    }

    /** Whether this user may change anything here; who may not runs what others installed. */
    public boolean isWritable() {
        return Files.isDirectory(store())
                ? Files.isWritable(store()) && Files.isWritable(jars())
                : Files.isWritable(root);
    }

    /** Makes what is missing. What lies in the store decides which code runs, so nobody else may write it. */
    public void create() throws IOException {
        Files.createDirectories(root);
        createOwned(store());
        createOwned(jars());
    }

    private static void createOwned(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
            Durable.onlyOwnerWrites(folder, "rwxr-xr-x");
        }
    }
}
