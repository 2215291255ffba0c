package org.labelport.plugins.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.engine.hash.Sha256;
import org.labelport.plugin.PluginException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FolderList;

/** The jars by their content. What is verified and what is installed are the same bytes, whatever happens to the original. */
public final class JarStore {

    private static final long LARGEST = 256L << 20;
    private static final int BUFFER = 1 << 16;

    private final PluginFolder folder;

    /** The jars of this folder. */
    public JarStore(PluginFolder folder) {
        this.folder = folder;
    }

    /**
     * A jar in the store.
     *
     * @param file in the store
     * @param sha256 of its content
     */
    public record StagedJar(Path file, String sha256) {}

    /**
     * Takes a copy, on disk when this returns; only for the holder of the lock.
     *
     * @param name for messages
     * @throws PluginException {@code plugin.too-large} or {@code plugin.unreadable}
     * @throws IOException when the copy cannot be written
     */
    public StagedJar stage(InputStream jar, String name) throws IOException, PluginException {
        Path temporary = folder.jars().resolve("incoming"); // so that what fails each time is told once
        try {
            MessageDigest digest = Sha256.digest();
            try (FileChannel channel = Durable.create(temporary)) {
                byte[] buffer = new byte[BUFFER];
                long total = 0;
                for (int read = read(jar, buffer, name); read >= 0; read = read(jar, buffer, name)) {
                    total += read;
                    if (total > LARGEST) {
                        throw new PluginException(
                                "plugin.too-large",
                                name + " is larger than " + (LARGEST >> 20)
                                        + " MB. Build it without what it does not need.");
                    }
                    digest.update(buffer, 0, read);
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
                channel.force(true);
            }
            String sha256 = Sha256.hex(digest);
            Path file = file(sha256);
            Durable.onlyOwnerWrites(temporary, "rw-r--r--");
            Durable.move(temporary, file);
            return new StagedJar(file, sha256);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static int read(InputStream jar, byte[] buffer, String name) throws PluginException {
        try {
            return jar.read(buffer);
        } catch (IOException e) {
            throw new PluginException(
                    "plugin.unreadable",
                    name + " cannot be read: " + FileTrouble.reason(e) + ". Check the disk, or copy it again.",
                    e);
        }
    }

    /**
     * Opens a stored jar after comparing it with its digest.
     *
     * @throws PluginException {@code plugin.store-damaged}
     */
    public InputStream open(StoredPlugin plugin) throws IOException, PluginException {
        Path file = file(plugin.sha256());
        FileChannel channel = null;
        String actual;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            actual = Sha256.hex(Channels.newInputStream(channel));
            channel.position(0);
        } catch (IOException e) {
            if (channel != null) {
                channel.close();
            }
            throw new PluginException(
                    "plugin.store-damaged",
                    "the stored jar of " + plugin.id() + " cannot be read: " + FileTrouble.of(e)
                            + (e instanceof NoSuchFileException
                                    ? ". Install it again."
                                    : ". Try again; if it stays so, check the disk, or install it again."),
                    e);
        }
        if (!actual.equals(plugin.sha256())) {
            channel.close();
            throw new PluginException(
                    "plugin.store-damaged",
                    "the stored jar of " + plugin.id() + " has changed on disk: " + file + ". Install it again.");
        }
        return Channels.newInputStream(channel); // exactly the bytes that were checked
    }

    /** Whether somebody has removed the jar of a plug-in. */
    public boolean isGone(StoredPlugin plugin) {
        return Files.notExists(file(plugin.sha256()));
    }

    /** Where a jar lies. */
    public Path file(String sha256) {
        return folder.jars().resolve(sha256 + ".jar");
    }

    /** Deletes what the state does not name; only for the holder of the lock. */
    public void sweep(StoreState state) throws IOException {
        Set<Path> wanted =
                state.plugins().stream().map(plugin -> file(plugin.sha256())).collect(Collectors.toSet());
        for (Path file : FolderList.of(folder.jars())) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
