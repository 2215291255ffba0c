package org.labelport.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.FileTrouble;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Reads the text of a text item, for sources whose data only names its file. Ranges of the text, and formats that hold
 * the text itself, need the content.
 */
public final class StoredText {

    private static final int MOST_BYTES = 1 << 24;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StoredText() {}

    /**
     * The item with its text, once its file is on this machine. A source calls this in {@link ItemSource#complete},
     * when files from servers have been fetched. A text without a file, and a file that is not UTF-8 text of at most 16 MB,
     * is reported as {@code text.unknown}.
     *
     * @param item an item of any kind; one that is no text, or whose text is known, is returned unchanged
     * @param losses takes what is reported
     */
    public static Item in(Item item, LossSink losses) {
        if (!(item.media() instanceof Media.Text text) || !text.text().isEmpty()) {
            return item;
        }
        Blob blob = text.blob();
        if (blob.failure().isPresent()) {
            return item; // which is said where the file is put
        }
        if (blob.location().isEmpty()) {
            return unknown(item, "there is no file of it", losses);
        }
        URI place = blob.location().get();
        if (!"file".equals(place.getScheme())) {
            return unknown(item, "its file is not on this machine; an export that fetches originals knows it", losses);
        }
        try {
            return item.withMedia(new Media.Text(read(Path.of(place)), blob));
        } catch (CharacterCodingException e) {
            return unknown(item, "its file is not UTF-8. Save it as UTF-8", losses);
        } catch (IOException e) {
            return unknown(item, "its file cannot be read: " + FileTrouble.reason(e), losses);
        }
    }

    private static Item unknown(Item item, String reason, LossSink losses) {
        losses.loss(Loss.changed(item.id(), "text.unknown", "the text is not known: " + reason));
        return item;
    }

    private static String read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IOException(file + " is longer than " + MOST_BYTES + " bytes");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
