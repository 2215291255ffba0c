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
 * Finds the pictures of a file's images. The file's word on their size counts; they are looked at only where it is
 * silent.
 */
public final class CocoPictures {

    private final CocoFile file;
    private final Optional<MediaFolder> folder;
    private final MediaProbe probe;

    /** What names begin with that is not here; null until a picture is not found. */
    private @Nullable String strangeBeginning;

    private CocoPictures(CocoFile file, Optional<MediaFolder> folder, MediaProbe probe) {
        this.file = file;
        this.folder = folder;
        this.probe = probe;
    }

    /** The pictures of a file's folder; none are looked for when it has no folder. */
    public static CocoPictures in(CocoFile file, MediaProbe probe) throws IOException {
        return new CocoPictures(
                file,
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
            String beginning = strangeBeginning(pictures);
            String path = name.name().replace('\\', '/');
            if (beginning.isEmpty() || !path.startsWith(beginning)) {
                throw e;
            }
            return pictures.find(path.substring(beginning.length()));
        }
    }

    private synchronized String strangeBeginning(MediaFolder pictures) {
        if (strangeBeginning == null) {
            strangeBeginning =
                    PictureRoot.strangeBeginning(file.json(), file.pictures().orElseThrow(), pictures);
        }
        return strangeBeginning;
    }
}
