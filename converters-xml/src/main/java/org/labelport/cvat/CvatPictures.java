package org.labelport.cvat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;

/**
 * Finds the files that XML files name.
 *
 * @param required whether a file that is not there is an error
 */
record CvatPictures(MediaFolder folder, boolean required, MediaProbe probe) {

    private static final String MISSING = "media.missing";

    /** @param given the folder that the user named; else that of the XML file counts */
    static CvatPictures of(Optional<Path> given, String key, Path xmlFolder, MediaProbe probe) throws ExportException {
        Path path = given.orElse(xmlFolder);
        try {
            return new CvatPictures(new MediaFolder(path), given.isPresent(), probe);
        } catch (IOException e) {
            throw new ExportException(
                    MISSING, "the folder " + path + " cannot be read. Correct '" + key + "', or leave it out.", e);
        }
    }

    /** The first of some names that is there; empty when none is and none need be. */
    Optional<Path> find(List<String> names) throws ItemException {
        Optional<ItemException> first = Optional.empty();
        for (String name : names) {
            try {
                Optional<Path> file = required ? Optional.of(folder.find(name)) : folder.findIfThere(name);
                if (file.isPresent()) {
                    return file;
                }
            } catch (ItemException e) {
                if (e.code().equals("media.unreadable")) {
                    throw e;
                }
                first = first.isPresent() ? first : Optional.of(e);
            }
        }
        if (required && first.isPresent()) {
            throw first.get();
        }
        return Optional.empty();
    }

    /**
     * A picture with its file, when that is there.
     *
     * @param width 0 when the XML file does not say; then the picture is looked into
     */
    Media.Image picture(List<String> names, int width, int height) throws ItemException {
        Optional<Path> file = find(names);
        if (file.isEmpty()) {
            return Media.Image.of(Blob.ABSENT, width, height);
        }
        if (width > 0 && height > 0) {
            return Media.Image.of(MediaFolder.blob(file.get()), width, height);
        }
        try {
            Media.Image found = probe.image(file.get());
            return new Media.Image(MediaFolder.blob(file.get()), found.width(), found.height(), found.orientation());
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file.get() + ": " + e.getMessage(), e);
        }
    }
}
