package org.labelport.plugins.guard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * A jar with the entries that the framework has of a bundle. The file that it was installed from may have changed, or
 * may never have existed. The copy is deleted when it is closed.
 */
final class BundleCopy implements AutoCloseable {

    private static final long MOST_BYTES = 1L << 30;

    private final Path jar;

    private BundleCopy(Path jar) {
        this.jar = jar;
    }

    static BundleCopy of(Bundle bundle) throws IOException {
        BundleCopy copy = new BundleCopy(Files.createTempFile("labelport-vet", ".jar"));
        try {
            copy.write(bundle);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    Path jar() {
        return jar;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(jar);
    }

    private void write(Bundle bundle) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        names.add(JarFile.MANIFEST_NAME);
        names.addAll(files(bundle, "META-INF/"));
        names.addAll(files(bundle, "/"));
        long left = MOST_BYTES;
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (String name : names) {
                URL entry = bundle.getEntry(name);
                if (entry != null) {
                    zip.putNextEntry(new ZipEntry(name));
                    left -= copy(entry, zip, left);
                    zip.closeEntry();
                }
            }
        }
    }

    private static long copy(URL entry, ZipOutputStream zip, long most) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = entry.openStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > most) {
                    throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MB when it is unpacked");
                }
                zip.write(buffer, 0, read);
            }
        }
        return copied;
    }

    /** Names of all files under a folder. {@code findEntries} would do, but resolves the bundle first. */
    private static List<String> files(Bundle bundle, String folder) {
        List<String> found = new ArrayList<>();
        for (String path : entries(bundle.getEntryPaths(folder))) {
            if (path.endsWith("/")) {
                found.addAll(files(bundle, path));
            } else {
                found.add(path);
            }
        }
        return found;
    }

    private static List<String> entries(@Nullable Enumeration<String> paths) {
        return paths == null ? List.of() : Collections.list(paths);
    }
}
