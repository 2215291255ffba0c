package org.labelport.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labelport.engine.picture.PictureEncoder;
import org.labelport.engine.picture.UnsupportedPictureException;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.model.Blob;
import org.labelport.output.ByteText;
import org.labelport.output.PictureFormat;
import org.labelport.report.ItemException;

/** Writes files below a staging folder and hashes them on the way. */
public final class StagedFiles implements FileStore, ShardFiles {

    /**
     * How many existing folders are remembered. Formats may have one for each item; forgotten folders are created
     * again, which does no harm.
     */
    private static final int KNOWN_FOLDERS = 1 << 10;

    private final Path root;
    private final OriginalFiles originals;
    private final Path fetched;
    /** Folders that are known to exist, by their names. */
    private final Map<String, Path> folders = new ConcurrentHashMap<>();

    /**
     * Takes files for one export.
     *
     * @param root an empty folder, or what an earlier process has left, on the file system that the export will be published on
     * @param originals what happens to original files
     * @param fetched where the run keeps originals that it has fetched; they are its own, so they need not be copied
     */
    public StagedFiles(Path root, OriginalFiles originals, Path fetched) {
        this.root = root;
        this.originals = originals;
        this.fetched = fetched;
    }

    /** Where files that an earlier process has written to a staging folder are while they are looked at. */
    public static Path aside(Path root) {
        return root.resolveSibling("earlier-" + root.getFileName());
    }

    @Override
    public ShardFiles shard(int number) {
        return this;
    }

    @Override
    public Entry write(String path, ByteText content) throws IOException, ItemException {
        HashingStream hashed;
        try (OutputStream out = created(path, place(path))) {
            hashed = new HashingStream(out);
            content.writeTo(hashed);
        }
        return new Entry(path, hashed.size(), hashed.sha256());
    }

    @Override
    public Entry copy(String path, Blob original) throws IOException, ItemException {
        Path source = OriginalFile.of(path, original);
        Path file = place(path);
        boolean there = (originals == OriginalFiles.LINK || source.startsWith(fetched)) && linked(source, file);
        OutputStream created = there ? OutputStream.nullOutputStream() : created(path, file);
        try (OutputStream out = created) {
            return transferred(path, source, out);
        } catch (ItemException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public Entry again(String path, Entry taken) throws IOException, ItemException {
        Path first = root.resolve(taken.path());
        Path file = place(path);
        if (originals != OriginalFiles.LINK || !linked(first, file)) {
            try (OutputStream out = created(path, file)) {
                Files.copy(first, out);
            }
        }
        return new Entry(path, taken.size(), taken.sha256());
    }

    private static OutputStream created(String path, Path file) throws IOException, ItemException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new ItemException("file.conflict", "'" + path + "' is already the name of another file", e);
        }
    }

    private static Entry transferred(String path, Path source, OutputStream out) throws IOException, ItemException {
        HashingStream hashed = new HashingStream(out);
        OriginalFile.copy(source, hashed);
        return new Entry(path, hashed.size(), hashed.sha256());
    }

    /**
     * Gives a file a second name. For a symbolic link it is the file that the link leads to, because the link itself
     * could lead elsewhere from the export.
     */
    private static boolean linked(Path source, Path file) {
        try {
            Files.createLink(file, Files.isSymbolicLink(source) ? source.toRealPath() : source);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // another file system, or one without links: the file is copied
        }
    }

    @Override
    public Entry encode(String path, Blob original, int orientation, Optional<PictureFormat> format)
            throws IOException, ItemException, UnsupportedPictureException {
        Path source = OriginalFile.of(path, original);
        Path file = place(path);
        OutputStream created = created(path, file);
        try (OutputStream out = created) {
            HashingStream hashed = new HashingStream(out);
            PictureEncoder.encode(
                    source, orientation, format.map(wanted -> wanted.name().toLowerCase(Locale.ROOT)), hashed);
            return new Entry(path, hashed.size(), hashed.sha256());
        } catch (UnsupportedPictureException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void delete(Entry entry) throws IOException {
        Files.deleteIfExists(root.resolve(entry.path()));
    }

    @Override
    public Writing open(String path) throws IOException {
        Path file;
        try {
            file = place(path);
        } catch (ItemException e) {
            throw new TakenPathException(path);
        }
        try {
            OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new LargeFile(path, out);
        } catch (FileAlreadyExistsException e) {
            throw new TakenPathException(path);
        }
    }

    @Override
    public void folder(String path) throws IOException {
        try {
            FolderTree.create(root, root.resolve(FileStore.safe(path)));
        } catch (FileAlreadyExistsException e) {
            throw new TakenPathException(path);
        }
    }

    @Override
    public Optional<EarlierFiles> earlier() {
        return Optional.of(new EarlierFolder(root));
    }

    private Path place(String path) throws IOException, ItemException {
        int slash = FileStore.safe(path).lastIndexOf('/');
        String folder = path.substring(0, Math.max(0, slash));
        Path known = folders.get(folder);
        return (known == null ? madeFolder(folder, path) : known).resolve(path.substring(slash + 1));
    }

    private Path madeFolder(String name, String path) throws IOException, ItemException {
        Path folder = root.resolve(name);
        try {
            FolderTree.create(root, folder);
        } catch (FileAlreadyExistsException e) {
            throw new ItemException(
                    "file.conflict", "'" + path + "' needs a folder where there is a file of that name", e);
        }
        if (folders.size() >= KNOWN_FOLDERS) {
            folders.clear();
        }
        // Only now: another thread that finds the folder here writes into it at once.
        folders.put(name, folder);
        return folder;
    }
}
