package org.labelport.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/**
 * Goes through the files below a folder in the order of their names, compared character by character, which is the same
 * on every machine. Files that macOS puts beside others ({@link FileKind#OTHER}) are left out, and so are the copies
 * that Jupyter keeps of files that somebody has opened.
 *
 * <p>Links to folders are not followed, so no walk goes in circles: a link that stays in the folder leads to files that
 * the walk finds at their own place, and one that leads out must not be followed. Each such link is reported, and so is
 * what cannot be looked at. Links to files are returned like files, wherever they lead: {@link MediaFolder} opens those
 * that stay in the folder.
 *
 * <p>Memory holds the names of the wanted files and of the folders in the current folder and in those above it. No
 * listing is open between two files. Used by one thread.
 */
public final class FolderWalk {

    /** The folder of Jupyter's copies, beside the files that they are of. */
    private static final String COPIES = ".ipynb_checkpoints";

    private final Path root;
    private final Limits limits;
    private final Predicate<String> entered;
    private final Predicate<String> wanted;
    private final Sink sink;
    private final Deque<Iterator<String>> open = new ArrayDeque<>();

    /**
     * Something below a folder that its walk does not look at.
     *
     * @param name relative to the folder, {@code /}-separated
     * @param reason why not
     * @param message where it is, why it is not looked at, and what to do
     */
    public record Unseen(String name, Reason reason, String message) {

        /** Why something is not looked at. */
        public enum Reason {
            /** It is a link to a folder. */
            LINK,
            /** The file system does not allow it, for lack of a permission or because of a broken disk. */
            UNREADABLE
        }
    }

    /** Takes what a walk does not look at, in the order of the walk. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes the next thing that is not looked at.
         *
         * @throws ExportException to end the walk
         */
        void unseen(Unseen unseen) throws ExportException;
    }

    private FolderWalk(Path root, Predicate<String> entered, Predicate<String> wanted, Limits limits, Sink sink)
            throws ExportException, IOException {
        this.root = root;
        this.entered = entered;
        this.wanted = wanted;
        this.limits = limits;
        this.sink = sink;
        try {
            open.push(entries(""));
        } catch (NoSuchFileException e) {
            if (root.toString().indexOf(OtherSpelling.UNDECODED) < 0) {
                throw e;
            }
            unreadable("", e); // a listing gave this name, and by it nothing is found
        }
    }

    /**
     * A walk that goes into all folders.
     *
     * @param wanted which files are returned, by their names relative to the folder and {@code /}-separated; a file at
     *     which it cannot look, for which it throws an {@link UncheckedIOException}, is reported and not returned
     * @param sink takes what is not looked at: {@link SourceReport#unseen} and
     *     {@link org.labelport.verify.VerifyRequest#unseen} report it
     * @throws IOException when the folder itself cannot be listed; a folder whose name is not in UTF-8 is reported
     *     instead
     */
    public static FolderWalk all(Path folder, Predicate<String> wanted, Limits limits, Sink sink)
            throws ExportException, IOException {
        return new FolderWalk(folder, name -> true, wanted, limits, sink);
    }

    /** As {@link #all}, without files and folders whose names start with a dot. */
    public static FolderWalk visible(Path folder, Predicate<String> wanted, Limits limits, Sink sink)
            throws ExportException, IOException {
        return new FolderWalk(folder, FolderWalk::isVisible, wanted, limits, sink);
    }

    /**
     * As {@link #visible}, without files that the caller has looked at already, because a walk spends most of its time
     * looking at each file.
     *
     * @param known whether a file of this name, relative to the folder and {@code /}-separated, is left out
     */
    public static FolderWalk unknown(
            Path folder, Predicate<String> known, Predicate<String> wanted, Limits limits, Sink sink)
            throws ExportException, IOException {
        return new FolderWalk(folder, name -> isVisible(name) && !known.test(name), wanted, limits, sink);
    }

    private static boolean isVisible(String name) {
        return name.charAt(name.lastIndexOf('/') + 1) != '.';
    }

    /**
     * Whether there is such a file in a folder or below it. Stops at the first one, and holds no names, however many
     * files there are.
     */
    public static boolean anyFile(Path folder, Predicate<Path> wanted, Limits limits) throws IOException {
        record Place(Path folder, int depth) {}
        Deque<Place> unseen = new ArrayDeque<>(List.of(new Place(folder, 0)));
        while (!unseen.isEmpty()) {
            Place place = unseen.pop();
            requireDepth(place.folder, place.depth, limits);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place.folder)) {
                for (Path entry : entries) {
                    if (entry.endsWith(COPIES)) {
                        continue;
                    }
                    if (FileKind.of(entry, LinkOption.NOFOLLOW_LINKS) == FileKind.FOLDER) {
                        unseen.push(new Place(entry, place.depth + 1));
                    } else if (wanted.test(entry) && !AppleDouble.isAt(entry)) {
                        return true;
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return false;
    }

    /**
     * The name of the next file that is wanted, relative to the folder and {@code /}-separated; empty at the end.
     *
     * @throws IOException when folders are nested deeper than {@link Limit#FOLDER_DEPTH}
     */
    public Optional<String> next() throws ExportException, IOException {
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            String name = open.peek().next();
            if (!name.endsWith("/")) {
                return Optional.of(name);
            }
            descend(name);
        }
        return Optional.empty();
    }

    /** The names of all remaining files, as {@link #next} returns them. */
    public List<String> names() throws ExportException, IOException {
        List<String> names = new ArrayList<>();
        for (Optional<String> name = next(); name.isPresent(); name = next()) {
            names.add(name.get());
        }
        return names;
    }

    private void descend(String name) throws ExportException, IOException {
        Path folder = root.resolve(name);
        if (Files.isSymbolicLink(folder)) {
            String message = folder
                    + " is a link to a folder and is not looked into. Put the folder itself there if it belongs to the data";
            sink.unseen(new Unseen(name.substring(0, name.length() - 1), Unseen.Reason.LINK, message));
            return;
        }
        requireDepth(folder, open.size(), limits);
        try {
            open.push(entries(name));
        } catch (IOException e) {
            unreadable(name.substring(0, name.length() - 1), e);
        }
    }

    /** What lies in a folder. Folders have a slash at their end, which puts them where the names of their files belong. */
    private Iterator<String> entries(String folder) throws ExportException, IOException {
        List<String> names = new ArrayList<>();
        SortedMap<String, IOException> unreadable = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path entry : all) {
                String name = folder + entry.getFileName();
                if (!entry.endsWith(COPIES) && entered.test(name)) {
                    take(entry, name, names, unreadable);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        for (var each : unreadable.entrySet()) {
            unreadable(each.getKey(), each.getValue());
        }
        names.sort(null);
        return names.iterator();
    }

    private void take(Path entry, String name, List<String> names, Map<String, IOException> unreadable) {
        try {
            if (isFolder(entry)) {
                names.add(name + "/");
            } else if (wanted.test(name) && !AppleDouble.isAt(entry)) {
                names.add(name);
            }
        } catch (IOException e) {
            unreadable.put(name, e);
        } catch (UncheckedIOException e) {
            unreadable.put(name, e.getCause()); // of a predicate that looks at the file itself, as FileKind does
        }
    }

    private static boolean isFolder(Path entry) throws IOException {
        BasicFileAttributes found = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isDirectory() || found.isSymbolicLink() && Files.isDirectory(entry);
    }

    private void unreadable(String name, IOException cause) throws ExportException {
        sink.unseen(new Unseen(
                name,
                Unseen.Reason.UNREADABLE,
                root.resolve(name) + " cannot be looked at: " + FileTrouble.reason(cause)
                        + ". Check its permissions and the disk"
                        + (root.resolve(name).toString().indexOf(OtherSpelling.UNDECODED) < 0
                                ? ""
                                : ", and that its name is in UTF-8")));
    }

    private static void requireDepth(Path folder, int depth, Limits limits) throws IOException {
        if (depth > limits.of(Limit.FOLDER_DEPTH)) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "more than the " + limits.of(Limit.FOLDER_DEPTH) + " " + Limit.FOLDER_DEPTH.meaning() + ". "
                            + limits.remedy(Limit.FOLDER_DEPTH));
        }
    }
}
