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

    /** The folder for the manager's own files. */
    public Path store() {
        return root.resolve(".store");
    }

    /** The file that says which plug-ins serve. */
    public Path state() {
        return store().resolve("state.json");
    }

    /**
     * Whether anything was or may have been installed or dropped here. A folder that cannot be read does not count as
     * empty.
     */
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

    /** Whether this user may change anything here; a user who may not runs what others have installed. */
    public boolean isWritable() {
        return Files.isDirectory(store())
                ? Files.isWritable(store()) && Files.isWritable(jars())
                : Files.isWritable(root);
    }

    /** Creates missing folders. No other user may write into the store, because its files decide which code runs. */
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
