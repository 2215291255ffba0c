package org.labelport.engine.unpack;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * A folder with the content of an archive. The user knows only the archive's name.
 *
 * @param archive that the user named; absolute
 * @param folder that it was unpacked into; called like the archive, since a folder's name is part of some data sets
 * @param only what is in the folder, when it is one file or folder
 */
public record UnpackedFolder(Path archive, Path folder, Optional<Path> only) {

    private static final Pattern EXTENSIONS = Pattern.compile("(?i)(?<=.)(\\.(zip|tar|tgz|gz|tbz2?|bz2))+$");

    /**
     * Unpacks an archive, unless an earlier process has done so.
     *
     * @param parent to make the folder in; need not be there
     * @param wanted says by their names which files
     * @throws ExportException {@code archive.unreadable}, as {@link Unpacked}
     */
    public static UnpackedFolder of(
            Path archive, Path parent, Predicate<String> wanted, Limits limits, Unpacked.Progress progress)
            throws ExportException, IOException {
        Path folder = parent.toAbsolutePath().resolve(name(archive));
        if (FileKind.of(folder) == FileKind.ABSENT) {
            Unpacked.of(archive, Files.createDirectories(folder), wanted, limits, progress);
        }
        return new UnpackedFolder(archive.toAbsolutePath().normalize(), folder, only(folder));
    }

    /** The name of an archive without the extensions of its kind. */
    public static String name(Path archive) {
        return EXTENSIONS.matcher(archive.getFileName().toString()).replaceFirst("");
    }

    /**
     * The folder that was packed: the one in it, if there is nothing else and it has the archive's name. Folders of other names stay where
     * they are, as they may be a split or a class.
     */
    public Path data() {
        return only.filter(FileKind::isFolder)
                .filter(inner -> inner.getFileName().equals(folder.getFileName()))
                .orElse(folder);
    }

    /** The file that was packed, when there is nothing else. */
    public Optional<Path> file() {
        return only.filter(FileKind::isFile);
    }

    private static Optional<Path> only(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, UnpackedFolder::isOfData)) {
            Iterator<Path> entry = entries.iterator();
            Optional<Path> first = entry.hasNext() ? Optional.of(entry.next()) : Optional.empty();
            return entry.hasNext() ? Optional.empty() : first;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Whether a file belongs to the data. Files that operating systems add when they pack do not. */
    private static boolean isOfData(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !name.equals("__MACOSX");
    }

    /**
     * A message about files in the folder, changed to name the archive. Where files are missing and all lie in a folder
     * that may have been meant, the message says so.
     */
    public String named(String code, String message) {
        String named = message.replace(folder.toString(), archive.toString());
        boolean missing = code.endsWith(".missing") && !named.equals(message);
        return missing ? named.replaceFirst("\\.$", "") + remedy() : named;
    }

    private String remedy() {
        return only.filter(inner -> FileKind.isFolder(inner) && data().equals(folder))
                .map(inner -> ". All of the archive lies in a folder '" + inner.getFileName()
                        + "': unpack it and give that folder, or rename the archive like the folder")
                .orElse("");
    }

    /** A failure with such a message. */
    public ExportException named(ExportException failure) {
        return new ExportException(failure.code(), named(failure.code(), failure.getMessage()), failure);
    }
}
