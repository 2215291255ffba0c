package org.labelport.target;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.model.Media;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the size and orientation of a picture from its header, without decoding pixels. */
@ProviderType
public interface MediaProbe {

    /**
     * Looks into a picture file.
     *
     * @return the file as a picture, as {@link MediaFolder#blob} has it, with the width and height it is displayed with, EXIF
     *     orientation applied
     * @throws IOException when the file cannot be read or is not a picture, with a message that says so
     */
    Media.Image image(Path file) throws IOException;

    /**
     * Looks into the file of a picture that an item cannot do without.
     *
     * @return as {@link #image} does
     * @throws ItemException {@code media.unreadable} when the file cannot be read or is not a picture
     */
    default Media.Image picture(Path file) throws ItemException {
        try {
            return image(file);
        } catch (IOException e) {
            throw new ItemException(
                    "media.unreadable", file + " cannot be read as a picture: " + FileTrouble.reason(e), e);
        }
    }
}
