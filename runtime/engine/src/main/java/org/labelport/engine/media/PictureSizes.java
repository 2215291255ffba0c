package org.labelport.engine.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.picture.LongHeaderException;
import org.labelport.engine.picture.PictureSize;
import org.labelport.limits.Limit;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Gives pictures the size that their files have. Used by the thread that reads. */
final class PictureSizes {

    private final ImageHeaders headers;
    private final LossSink losses;

    /** @param losses takes reports of what sources say wrongly */
    PictureSizes(ImageHeaders headers, LossSink losses) {
        this.headers = headers;
        this.losses = losses;
    }

    /** Whether an item is a picture whose size its source does not know. */
    static boolean isUnknown(Item item) {
        return item.media() instanceof Media.Image image && !image.hasSize();
    }

    /** Whether a picture's size can be read from a file on this machine. */
    static boolean isHere(Blob blob) {
        return blob.failure().isEmpty() && blob.location().isPresent() && !ItemFiles.isElsewhere(blob);
    }

    /** The item with a size that was found elsewhere. */
    Item with(Item item, PictureSize size) {
        return item.withMedia(size.image(item.media().blob()));
    }

    /** The item with its picture's size, when there is a file to read it from. */
    Item measured(Item item) {
        return isUnknown(item) ? header(item).map(size -> with(item, size)).orElse(item) : item;
    }

    /** The item whose picture was fetched. The size that the file has replaces the one that the source gives. */
    Item compared(Item item) {
        if (!(item.media() instanceof Media.Image image)) {
            return item;
        }
        Optional<PictureSize> size = header(item);
        if (size.isEmpty()) {
            return item;
        }
        PictureSize real = size.get();
        if (image.hasSize() && (image.width() != real.width() || image.height() != real.height())) {
            losses.loss(Loss.changed(
                    item.id(),
                    LossCodes.IMAGE_SIZE_DIFFERS,
                    "its source says " + image.width() + " x " + image.height() + " pixels, the file has "
                            + real.width()
                            + " x " + real.height()
                            + (real.orientation() > 1 ? " as it is turned by its EXIF data" : "")));
        }
        return with(item, real);
    }

    /** Reports that the size of an item's picture was not found on its server. */
    void unfound(Item item, UnmeasuredException reason) {
        losses.loss(Loss.changed(item.id(), reason.code(), "its size cannot be found: " + reason.getMessage()));
    }

    private Optional<PictureSize> header(Item item) {
        Blob blob = item.media().blob();
        if (!isHere(blob)) {
            return Optional.empty();
        }
        try {
            return Optional.of(headers.size(Path.of(blob.location().orElseThrow())));
        } catch (LongHeaderException e) {
            losses.loss(Loss.changed(item.id(), Limit.HEADER_MEGABYTES.code(), e.getMessage()));
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the writer reports that the size is not known, where it matters
        }
    }
}
