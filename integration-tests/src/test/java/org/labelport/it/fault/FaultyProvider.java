package org.labelport.it.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The default file system with {@link Faults}. Java makes one when it is started with
 * {@code -Djava.nio.file.spi.DefaultFileSystemProvider}, so that not only the paths that a test hands out lead through the
 * faults, but all that the engine makes of texts, too.
 */
public final class FaultyProvider extends FileSystemProvider {

    private final FileSystemProvider real;
    private final FaultyFileSystem system;
    private final Faults faults = new Faults();

    /** Called by Java. */
    public FaultyProvider(FileSystemProvider real) {
        this.real = real;
        this.system = new FaultyFileSystem(this, real.getFileSystem(URI.create("file:///")));
    }

    Faults faults() {
        return faults;
    }

    private static Path real(Path path) {
        return FaultyPath.real(path);
    }

    @Override
    public String getScheme() {
        return real.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
        return real.newFileSystem(uri, environment);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        real.getFileSystem(uri);
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return system.faulty(real.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        faults.before(Operation.OPEN, path);
        return faults.opened(real.newFileChannel(real(path), options, attributes), path);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        faults.before(Operation.LIST, folder);
        DirectoryStream<Path> paths = real.newDirectoryStream(real(folder), path -> filter.accept(system.faulty(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> all = paths.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        try {
                            faults.before(Operation.LIST, folder);
                        } catch (IOException e) {
                            throw new DirectoryIteratorException(e);
                        }
                        return all.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.faulty(all.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                paths.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        faults.before(Operation.CREATE_FOLDER, folder);
        real.createDirectory(real(folder), attributes);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        faults.before(Operation.LINK, link);
        real.createSymbolicLink(real(link), real(target), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        faults.before(Operation.LINK, link);
        real.createLink(real(link), real(existing));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        faults.before(Operation.LOOK, link);
        return system.faulty(real.readSymbolicLink(real(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        faults.before(Operation.DELETE, path);
        real.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        faults.before(Operation.READ, source);
        faults.before(Operation.WRITE, target);
        real.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        faults.before(Operation.MOVE, source);
        real.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return real.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        faults.before(Operation.LOOK, path);
        real.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        faults.before(Operation.LOOK, path);
        return real.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        faults.before(Operation.LOOK, path);
        return real.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        faults.before(Operation.CHANGE, path);
        real.setAttribute(real(path), attribute, value, options);
    }
}
