package org.labelport.engine.staging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.export.ExportPreview.FolderSize;
import org.labelport.model.Blob;
import org.labelport.output.ByteText;
import org.labelport.output.PictureFormat;
import org.labelport.report.ItemException;

/** Keeps no file, only how many there would be, where, and how large: the export of a dry run. */
public final class CountedFiles implements FileStore, ShardFiles {

    /** How many names are shown one by one; a folder with more is shown as a count. */
    private static final int NAMES = 20;

    private final SortedMap<String, Folder> folders = new TreeMap<>();

    private static final class Folder {
        private long count;
        private long bytes;
        private final TreeSet<String> names = new TreeSet<>();
    }

    @Override
    public ShardFiles shard(int number) {
        return this;
    }

    @Override
    public Entry write(String path, ByteText content) throws IOException {
        return counted(new Entry(path, content.size(), ""));
    }

    @Override
    public Entry copy(String path, Blob original) throws IOException, ItemException {
        URI location = original.location().orElseThrow();
        return switch (location.getScheme().toLowerCase(Locale.ROOT)) {
            case "file" -> counted(new Entry(path, size(Path.of(location)), ""));
            case "http", "https" -> counted(new Entry(path, Math.max(0, original.size()), "")); // not asked for
            default ->
                throw new ItemException(
                        "media.scheme",
                        "'" + location.getScheme() + ":' is not read, only file:, http: and https: are");
        };
    }

    @Override
    public Entry again(String path, Entry taken) throws IOException {
        return counted(new Entry(path, taken.size(), ""));
    }

    /** Counts the size of the original, because the size of the result is not known without encoding it. */
    @Override
    public Entry encode(String path, Blob original, int orientation, Optional<PictureFormat> format)
            throws IOException, ItemException {
        return copy(path, original);
    }

    private static long size(Path source) throws IOException, ItemException {
        if (!Files.isReadable(source)) {
            throw new ItemException("media.unreadable", source + " cannot be read");
        }
        return Files.size(source);
    }

    @Override
    public synchronized void delete(Entry entry) {
        Folder folder = folders.get(folderOf(entry.path()));
        folder.count--;
        folder.bytes -= entry.size();
        folder.names.remove(nameOf(entry.path()));
    }

    @Override
    public Writing open(String path) {
        return new Writing() {
            private long size;

            @Override
            public void write(int value) {
                size++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                size += count;
            }

            @Override
            public void close() throws IOException {
                counted(entry());
            }

            @Override
            public Entry entry() {
                return new Entry(path, size, "");
            }
        };
    }

    @Override
    public synchronized void folder(String path) {
        folders.computeIfAbsent(path, name -> new Folder());
    }

    /** What the folders would hold. */
    public synchronized SortedMap<String, FolderSize> folders() {
        SortedMap<String, FolderSize> sizes = new TreeMap<>();
        folders.forEach((name, folder) -> {
            List<String> names = folder.count <= NAMES ? new ArrayList<>(folder.names) : List.of();
            sizes.put(name, new FolderSize(folder.count, folder.bytes, names));
        });
        return sizes;
    }

    private synchronized Entry counted(Entry entry) throws IOException {
        Folder folder = folders.computeIfAbsent(folderOf(FileStore.safe(entry.path())), name -> new Folder());
        folder.count++;
        folder.bytes += entry.size();
        if (folder.names.size() <= NAMES) {
            folder.names.add(nameOf(entry.path()));
        }
        return entry;
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
