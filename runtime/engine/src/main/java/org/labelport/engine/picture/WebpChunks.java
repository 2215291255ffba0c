package org.labelport.engine.picture;

import com.drew.metadata.Metadata;
import com.drew.metadata.webp.WebpDirectory;
import com.drew.metadata.webp.WebpRiffHandler;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Takes size and orientation out of the chunks of a WebP. EXIF data counts only where the file announces it, as for
 * libwebp, with which programs read such files.
 */
final class WebpChunks extends WebpRiffHandler {

    private static final Set<String> WANTED = Set.of(
            WebpDirectory.CHUNK_VP8X, WebpDirectory.CHUNK_VP8L, WebpDirectory.CHUNK_VP8, WebpDirectory.CHUNK_EXIF);

    /** In the first byte of the chunk for extended files. */
    private static final int HAS_EXIF = 0x08;

    private final Metadata metadata;
    private boolean exifFollows;
    private OptionalInt orientation = OptionalInt.empty();

    WebpChunks(Metadata metadata) {
        super(metadata);
        this.metadata = metadata;
    }

    /** Whether the EXIF data, which comes last in the file, was announced but is still missing. */
    boolean lacksExif() {
        return exifFollows && orientation.isEmpty();
    }

    /** The size, with the orientation that was found so far. */
    Optional<PictureSize> size() {
        return PictureHeader.size(
                metadata.getFirstDirectoryOfType(WebpDirectory.class),
                WebpDirectory.TAG_IMAGE_WIDTH,
                WebpDirectory.TAG_IMAGE_HEIGHT,
                orientation.orElse(PictureSize.UPRIGHT));
    }

    @Override
    public boolean shouldAcceptChunk(String fourCharacters) {
        return WANTED.contains(fourCharacters) && (exifFollows || !fourCharacters.equals(WebpDirectory.CHUNK_EXIF));
    }

    @Override
    public void processChunk(String fourCharacters, byte[] content) {
        if (fourCharacters.equals(WebpDirectory.CHUNK_EXIF)) {
            orientation = OptionalInt.of(TiffDirectory.orientation(ExifSegment.exif(content)));
            return;
        }
        if (fourCharacters.equals(WebpDirectory.CHUNK_VP8X) && content.length > 0) {
            exifFollows = (content[0] & HAS_EXIF) != 0;
        }
        super.processChunk(fourCharacters, content);
    }
}
