package org.labelport.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.target.SourceRequest;

/**
 * Finds the pictures that annotation files name.
 *
 * @param required whether a picture that is not there is an error
 */
record Pictures(MediaFolder folder, boolean required, MediaProbe probe) {

    private static final String MISSING = "media.missing";

    static Pictures of(VocFolder dataset, SourceRequest request) throws ExportException {
        Optional<Path> given = request.filter().optionalPath("images");
        Path path = given.orElse(dataset.images());
        try {
            return new Pictures(new MediaFolder(path), given.isPresent(), request.media());
        } catch (IOException e) {
            throw new ExportException(
                    MISSING, "the folder " + path + " cannot be read. Correct 'images', or leave it out.", e);
        }
    }

    /**
     * A picture with its file, when that is there.
     *
     * @param width 0 when the annotation file does not say; then the picture is looked into
     */
    Media.Image picture(String name, int width, int height) throws ItemException {
        Optional<Path> found = Optional.empty();
        try {
            found = required ? Optional.of(folder.find(name)) : folder.findIfThere(name);
        } catch (ItemException e) {
            if (required || e.code().equals("media.unreadable")) {
                throw e;
            }
        }
        if (found.isEmpty()) {
            // Without a folder from the user, a name that fits no file is a name and nothing more.
            return Media.Image.of(Blob.ABSENT, width, height);
        }
        Path file = found.get();
        if (width > 0 && height > 0) {
            return Media.Image.of(MediaFolder.blob(file), width, height);
        }
        try {
            return probe.image(file);
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file + ": " + e.getMessage(), e);
        }
    }
}
