package org.labelport.convert;

import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ItemException;

/** Takes the picture of an item, for formats that hold single pictures and nothing else. */
public final class SinglePicture {

    private SinglePicture() {}

    /**
     * The item's picture. Its size may not be known.
     *
     * @param format what the format is called in messages, such as {@code Pascal VOC}
     * @throws ItemException {@code media.unsupported} when the item shows anything else, such as a video or a document of pages
     */
    public static Media.Image of(Item item, String format) throws ItemException {
        if (item.media() instanceof Media.Image picture) {
            return picture;
        }
        throw new ItemException(
                "media.unsupported",
                format + " holds single pictures, and this is " + named(item.media())
                        + ". Export it in another format");
    }

    /**
     * The item's picture, for formats that write its size or measure in it.
     *
     * @param format what the format is called in messages, such as {@code Pascal VOC}
     * @throws ItemException {@code media.unsupported} when the item shows anything else, {@code image.size-unknown} when neither
     *     the source nor a file says how large the picture is
     */
    public static Media.Image withSize(Item item, String format) throws ItemException {
        Media.Image picture = of(item, format);
        if (!picture.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    format + " needs the width and height of '" + item.path() + "', and the source has neither");
        }
        return picture;
    }

    private static String named(Media media) {
        return switch (media.dataType()) {
            case IMAGE -> "a document of several pages";
            case VIDEO -> "a video";
            case AUDIO -> "audio";
            case TEXT -> "a text";
            case POINT_CLOUD -> "a point cloud";
            case PROMPT -> "a chat";
        };
    }
}
