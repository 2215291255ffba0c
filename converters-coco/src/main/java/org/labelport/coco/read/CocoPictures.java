package org.labelport.coco.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.PictureName;
import org.labelport.coco.file.PictureRoot;
import org.labelport.coco.record.CocoImage;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;

/**
 * Finds the pictures of a file's images. Their sizes are those that the file gives; a picture is opened only when the
 * file gives no size.
 */
public final class CocoPictures {

    private final CocoFile file;
    private final Optional<MediaFolder> folder;
    private final MediaProbe probe;

    /** See {@link PictureRoot#foreignPrefix}; null until a picture is not found. */
    private @Nullable String foreignPrefix;

    private CocoPictures(CocoFile file, Optional<MediaFolder> folder, MediaProbe probe) {
        this.file = file;
        this.folder = folder;
        this.probe = probe;
    }

    /** Looks for pictures in a file's folder of pictures; for none when it has no such folder. */
    public static CocoPictures in(CocoFile file, MediaProbe probe) throws IOException {
        return new CocoPictures(
                file,
                file.pictures().isPresent()
                        ? Optional.of(new MediaFolder(file.pictures().get()))
                        : Optional.empty(),
                probe);
    }

    /**
     * Returns an image with its picture.
     *
     * @throws ItemException when there is a folder of pictures, but the picture is not in it or cannot be read
     */
    public Media.Image of(CocoImage image) throws ItemException {
        if (folder.isEmpty()) {
            return Media.Image.of(Blob.ABSENT, image.width(), image.height());
        }
        Path picture = find(image.name(), folder.get());
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

    private Path find(PictureName name, MediaFolder pictures) throws ItemException {
        try {
            return name.find(pictures);
        } catch (ItemException e) {
            String prefix = foreignPrefix(pictures);
            String path = name.name().replace('\\', '/');
            if (prefix.isEmpty() || !path.startsWith(prefix)) {
                throw e;
            }
            return pictures.find(path.substring(prefix.length()));
        }
    }

    private synchronized String foreignPrefix(MediaFolder pictures) {
        if (foreignPrefix == null) {
            foreignPrefix =
                    PictureRoot.foreignPrefix(file.json(), file.pictures().orElseThrow(), pictures);
        }
        return foreignPrefix;
    }
}
