package org.labelport.coco.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.record.CocoImage;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;

/**
 * Finds the pictures of a file's images. The file's word on their size counts; they are looked at only where it is
 * silent.
 */
public final class CocoPictures {

    private final Optional<MediaFolder> folder;
    private final MediaProbe probe;

    private CocoPictures(Optional<MediaFolder> folder, MediaProbe probe) {
        this.folder = folder;
        this.probe = probe;
    }

    /** The pictures of a file's folder; none are looked for when it has no folder. */
    public static CocoPictures in(CocoFile file, MediaProbe probe) throws IOException {
        return new CocoPictures(
                file.pictures().isPresent()
                        ? Optional.of(new MediaFolder(file.pictures().get()))
                        : Optional.empty(),
                probe);
    }

    /** @throws ItemException when there is a folder and the picture is not in it, or cannot be read */
    public Media.Image of(CocoImage image) throws ItemException {
        if (folder.isEmpty()) {
            return Media.Image.of(Blob.ABSENT, image.width(), image.height());
        }
        Path picture = image.name().find(folder.get());
        Blob blob = MediaFolder.blob(picture);
        if (image.hasSize()) {
            return Media.Image.of(blob, image.width(), image.height());
        }
        try {
            Media.Image seen = probe.image(picture);
            return new Media.Image(blob, seen.width(), seen.height(), seen.orientation());
        } catch (IOException e) {
            throw new ItemException(
                    "media.unreadable",
                    "the size of '" + image.name().name() + "' is in neither the file nor the picture: "
                            + e.getMessage(),
                    e);
        }
    }
}
