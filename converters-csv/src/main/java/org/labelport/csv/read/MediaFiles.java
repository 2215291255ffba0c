package org.labelport.csv.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceRequest;

/**
 * Finds the files of items.
 *
 * @param folder the folder of the files; empty when there is none
 * @param required whether a missing file is an error
 * @param probe reads the sizes of pictures
 */
public record MediaFiles(Optional<MediaFolder> folder, boolean required, MediaProbe probe) {

    /** Name of the folder of the files, beside the tables. */
    public static final String DEFAULT_FOLDER = "media";

    private static final String MISSING = "media.missing";

    static MediaFiles of(Path tables, SourceRequest request) throws ExportException {
        Optional<Path> given = request.filter().optionalPath("media");
        Path path = given.orElse(tables.resolve(DEFAULT_FOLDER));
        if (given.isEmpty() && !FileKind.isFolder(path)) {
            return new MediaFiles(Optional.empty(), false, request.media());
        }
        try {
            return new MediaFiles(Optional.of(new MediaFolder(path)), given.isPresent(), request.media());
        } catch (IOException e) {
            throw new ExportException(
                    MISSING, "the folder " + path + " cannot be read. Correct 'media', or leave it out.", e);
        }
    }

    /**
     * Finds an item's file.
     *
     * @param name as in the table, relative to the folder
     * @throws ItemException when the file is required and missing, or its name leads out of the folder
     */
    Optional<Path> find(String name) throws ItemException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        return required ? Optional.of(folder.get().find(name)) : folder.get().findIfThere(name);
    }

    static Blob blob(Optional<Path> file) throws ItemException {
        return file.isPresent() ? MediaFolder.blob(file.get()) : Blob.ABSENT;
    }

    /** Reads the size and orientation of a picture from its file. */
    Media.Image image(Path file) throws ItemException {
        try {
            return probe.image(file);
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file + ": " + e.getMessage(), e);
        }
    }
}
