package org.labelport.masks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MaskCodes;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngHeader;
import org.labelport.raster.PngReader;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;

/** Opens folders of masks, and reads masks. Their size is checked before they are decoded. */
public final class MaskFile {

    private MaskFile() {}

    /** Opens a folder of masks; empty when there is no such folder. */
    public static Optional<MediaFolder> folder(Path folder) throws IOException {
        return FileKind.isFolder(folder) ? Optional.of(new MediaFolder(folder)) : Optional.empty();
    }

    /**
     * Reads a mask whose values are numbers. Programs that save every picture with three channels repeat the number in
     * each of them.
     *
     * @throws ItemException when the file is not such a PNG, or its size is not the picture's
     */
    public static LabelImage numbers(Path file, Media.Image picture, Limits limits) throws ItemException {
        LabelImage image = ofOneChannel(stored(file, picture, limits));
        if (image.kind() != LabelImage.Kind.GRAY && image.kind() != LabelImage.Kind.PALETTE) {
            throw new ItemException(
                    MaskCodes.UNREADABLE,
                    file + " holds colours where numbers of classes are expected. Save it as a gray or"
                            + " indexed PNG. Masks of colours are read by the target camvid");
        }
        return image;
    }

    /** Returns a picture of colours that are all opaque shades of gray as a gray one; any other as it is. */
    private static LabelImage ofOneChannel(LabelImage image) {
        boolean gray = switch (image.kind()) {
            case GRAY, PALETTE -> false;
            case RGB -> isAll(image, color -> color == (color & 0xff) * 0x010101);
            case RGBA -> isAll(image, color -> color == ((color & 0xff) * 0x010101 | 0xff000000));
        };
        return gray
                ? new LabelImage(
                        image.canvas().mapped(color -> color & 0xff), LabelImage.Kind.GRAY, new int[0], Byte.SIZE)
                : image;
    }

    private static boolean isAll(LabelImage image, IntPredicate shade) {
        return image.canvas().first(shade.negate()).isEmpty();
    }

    /**
     * Reads a mask whose values are colours.
     *
     * @throws ItemException when the file is not such a PNG, or its size is not the picture's
     */
    public static LabelImage colors(Path file, Media.Image picture, Limits limits) throws ItemException {
        LabelImage image = labels(file, picture, limits).withColors();
        if (image.kind() != LabelImage.Kind.RGB && image.kind() != LabelImage.Kind.RGBA) {
            throw new ItemException(
                    MaskCodes.UNREADABLE, file + " holds numbers where colours are expected. Save it as an RGB PNG");
        }
        return image;
    }

    /**
     * Reads a mask whose values may be numbers or colours. Values of a palette are colours, and each has one.
     *
     * @throws ItemException when the file is not a PNG, or its size is not the picture's
     */
    public static LabelImage labels(Path file, Media.Image picture, Limits limits) throws ItemException {
        LabelImage image = stored(file, picture, limits);
        Optional<String> colorless = image.colorless();
        if (colorless.isPresent()) {
            throw new ItemException(MaskCodes.UNREADABLE, file + ": " + colorless.get() + ". Save it as an RGB PNG");
        }
        return image;
    }

    private static LabelImage stored(Path file, Media.Image picture, Limits limits) throws ItemException {
        try {
            PngHeader header = PngHeader.read(file);
            if (header.width() != picture.width() || header.height() != picture.height()) {
                throw new ItemException(
                        MaskCodes.SIZE,
                        file + " has " + header.width() + " x " + header.height()
                                + " pixels, but its picture is displayed with " + picture.width() + " x "
                                + picture.height()
                                + ". Export the mask again");
            }
            return PngReader.read(file, limits);
        } catch (IOException e) {
            throw new ItemException(
                    MaskCodes.UNREADABLE, "the mask cannot be read: " + e.getMessage() + ". Replace it.", e);
        }
    }
}
