package org.labelport.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Goes through all that is no folder below a folder, in no certain order. Links are not followed. However deep and large the
 * folder is, one listing is open at a time, and only the folders that are to be listed yet are in memory.
 */
public final class FolderWalk implements Iterator<Path> {

    private final Limits limits;
    private final Deque<Folder> unseen = new ArrayDeque<>();
    private DirectoryStream<Path> listing;
    private Iterator<Path> entries;
    private int depth;
    private Optional<Path> next = Optional.empty();

    private record Folder(Path path, int depth) {}

    private FolderWalk(Path root, Limits limits) throws IOException {
        this.limits = limits;
        this.listing = Files.newDirectoryStream(root);
        this.entries = listing.iterator();
    }

    /**
     * The files below a folder. Whoever asks for the stream closes it.
     *
     * @return throws {@link UncheckedIOException} where a folder cannot be listed, or lies deeper than
     *     {@link Limit#FOLDER_DEPTH}
     */
    public static Stream<Path> files(Path folder, Limits limits) throws IOException {
        FolderWalk walk = new FolderWalk(folder, limits);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(walk, Spliterator.DISTINCT | Spliterator.NONNULL), false)
                .onClose(walk::close);
    }

    /**
     * The failure of a walk that came to a folder that lies too deep, or to a link that leads back.
     *
     * @param folder that is not looked at
     */
    public static IOException tooDeep(Path folder, Limits limits) {
        return new FileSystemException(
                folder.toString(),
                null,
                "more than the " + limits.of(Limit.FOLDER_DEPTH) + " " + Limit.FOLDER_DEPTH.meaning() + ". "
                        + limits.remedy(Limit.FOLDER_DEPTH));
    }

    /** Whether a path that a walk gave, or came to, is a link to a folder, into which it does not go. */
    public static boolean isLinkedFolder(Path path) {
        return Files.isSymbolicLink(path) && Files.isDirectory(path);
    }

    /**
     * What a source says of a link to a folder into which it does not go.
     *
     * @param link as {@link #isLinkedFolder} knows it
     */
    public static Loss linkedFolder(Path link) {
        return Loss.ofDataset(
                LossCodes.FOLDER_LINK,
                link
                        + " is a link to a folder and is not looked into. Put the folder itself there if it belongs to the data");
    }

    @Override
    public boolean hasNext() {
        try {
            while (next.isEmpty() && advanced()) {
                Path entry = entries.next();
                if (!FileKind.isFolder(entry, LinkOption.NOFOLLOW_LINKS)) {
                    next = Optional.of(entry);
                } else if (depth == limits.of(Limit.FOLDER_DEPTH)) {
                    throw tooDeep(entry, limits);
                } else {
                    unseen.push(new Folder(entry, depth + 1));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next.isPresent();
    }

    @Override
    public Path next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more files");
        }
        Path file = next.orElseThrow();
        next = Optional.empty();
        return file;
    }

    /** Goes to the next folder when one is at its end; says whether there is another entry. */
    private boolean advanced() throws IOException {
        while (!entries.hasNext()) {
            if (unseen.isEmpty()) {
                return false;
            }
            listing.close();
            Folder folder = unseen.pop();
            depth = folder.depth;
            listing = Files.newDirectoryStream(folder.path);
            entries = listing.iterator();
        }
        return true;
    }

    private void close() {
        try {
            listing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
