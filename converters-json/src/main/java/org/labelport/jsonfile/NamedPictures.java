package org.labelport.jsonfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;

/**
 * Finds the pictures that annotation files name.
 *
 * @param required whether a picture that is not there is an error
 */
public record NamedPictures(MediaFolder folder, boolean required, MediaProbe probe) {

    /** Looks in the folder that a user gave, else in the usual one. */
    public static NamedPictures in(Optional<Path> given, Path usual, MediaProbe probe) throws ExportException {
        Path path = given.orElse(usual);
        try {
            return new NamedPictures(new MediaFolder(path), given.isPresent(), probe);
        } catch (IOException e) {
            throw new ExportException(
                    "media.missing", "the folder " + path + " cannot be read. Correct 'images', or leave it out.", e);
        }
    }

    /**
     * A picture with its file, when that is there.
     *
     * @param width 0 when the annotation file does not say; then the picture is looked into
     */
    public Media.Image picture(String name, int width, int height) throws ItemException {
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
            Media.Image seen = probe.image(file);
            return new Media.Image(MediaFolder.blob(file), seen.width(), seen.height(), seen.orientation());
        } catch (IOException e) {
            throw new ItemException("media.unreadable", name + ": " + e.getMessage(), e);
        }
    }
}
