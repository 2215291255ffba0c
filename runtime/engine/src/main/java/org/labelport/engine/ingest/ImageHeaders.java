package org.labelport.engine.ingest;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.target.MediaProbe;

/** Reads picture headers with metadata-extractor. */
final class ImageHeaders implements MediaProbe {

    /** Where each picture format keeps its size; TIFF comes last because its tags also occur inside other formats. */
    private static final List<SizeTags> SIZES = List.of(
            new SizeTags(JpegDirectory.class, JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT),
            new SizeTags(PngDirectory.class, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT),
            new SizeTags(WebpDirectory.class, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT),
            new SizeTags(
                    BmpHeaderDirectory.class, BmpHeaderDirectory.TAG_IMAGE_WIDTH, BmpHeaderDirectory.TAG_IMAGE_HEIGHT),
            new SizeTags(
                    GifHeaderDirectory.class, GifHeaderDirectory.TAG_IMAGE_WIDTH, GifHeaderDirectory.TAG_IMAGE_HEIGHT),
            new SizeTags(HeifDirectory.class, HeifDirectory.TAG_IMAGE_WIDTH, HeifDirectory.TAG_IMAGE_HEIGHT),
            new SizeTags(
                    ExifIFD0Directory.class, ExifIFD0Directory.TAG_IMAGE_WIDTH, ExifIFD0Directory.TAG_IMAGE_HEIGHT));

    /** From here on the picture lies on its side. */
    private static final int FIRST_SIDEWAYS_ORIENTATION = 5;

    private record SizeTags(Class<? extends Directory> directory, int width, int height) {}

    @Override
    public Media.Image image(Path file) throws IOException {
        Metadata metadata = read(file);
        int orientation = orientation(metadata);
        for (SizeTags tags : SIZES) {
            for (Directory directory : metadata.getDirectoriesOfType(tags.directory)) {
                Integer width = directory.getInteger(tags.width);
                Integer height = directory.getInteger(tags.height);
                if (width != null && height != null && width > 0 && height != 0) {
                    boolean sideways = orientation >= FIRST_SIDEWAYS_ORIENTATION;
                    int rows = Math.abs(height); // a BMP stored from the top down has a negative height
                    Blob blob = Blob.at(file.toUri(), Files.size(file));
                    return new Media.Image(blob, sideways ? rows : width, sideways ? width : rows, orientation);
                }
            }
        }
        throw new IOException(file + " has no picture size in its header");
    }

    private static Metadata read(Path file) throws IOException {
        try {
            return ImageMetadataReader.readMetadata(file.toFile());
        } catch (ImageProcessingException e) {
            throw new IOException(file + " is not a picture in a format that is known: " + e.getMessage(), e);
        }
    }

    private static int orientation(Metadata metadata) {
        for (ExifIFD0Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            Integer orientation = exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            if (orientation != null && orientation >= 1 && orientation <= 8) {
                return orientation;
            }
        }
        return 1;
    }
}
