package org.labelport.target;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.model.Media;
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
}
