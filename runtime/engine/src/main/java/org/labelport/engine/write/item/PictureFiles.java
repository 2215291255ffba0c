package org.labelport.engine.write.item;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.labelport.engine.picture.FurtherPictures;
import org.labelport.engine.picture.UnsupportedPictureException;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.PictureFormat;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Puts pictures into an export that are re-encoded instead of copied, and reports this. */
final class PictureFiles {

    private static final int UPRIGHT = 1;
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final ShardFiles store;
    private final Orientation orientation;

    PictureFiles(ShardFiles store, Orientation orientation) {
        this.store = store;
        this.orientation = orientation;
    }

    /** Writes a picture that is displayed turned with its pixels turned; empty when it is to be copied. */
    Optional<FileStore.Entry> turned(String path, Item item, List<Loss> losses) throws ItemException, IOException {
        int turn = turn(item);
        if (turn == UPRIGHT) {
            return Optional.empty();
        }
        try {
            FileStore.Entry entry = store.encode(path, item.media().blob(), turn, Optional.empty());
            report(item, "turned as orientation " + turn + " says", losses);
            return Optional.of(entry);
        } catch (UnsupportedPictureException e) {
            losses.add(Loss.changed(
                    item.id(),
                    LossCodes.IMAGE_NOT_TURNED,
                    "orientation " + turn + " is left to programs that read the file: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** Writes a picture in a file format. */
    FileStore.Entry in(PictureFormat format, String path, Item item, List<Loss> losses)
            throws ItemException, IOException {
        Blob blob = item.media().blob();
        int turn = turn(item);
        if (turn == UPRIGHT && has(blob, format)) {
            return store.copy(path, blob);
        }
        try {
            FileStore.Entry entry = store.encode(path, blob, turn, Optional.of(format));
            report(item, "written as " + format, losses);
            return entry;
        } catch (UnsupportedPictureException e) {
            throw new ItemException(
                    "media.not-encoded",
                    "its picture cannot be written as " + format + ": " + e.getMessage() + ". Save it as " + format
                            + " in RGB, or have pictures kept as they are with the format's option 'pictures'",
                    e);
        }
    }

    /** Reports a picture that was encoded anew, and that only it was if its file has others. */
    private static void report(Item item, String what, List<Loss> losses) throws IOException {
        Path file = Path.of(item.media().blob().location().orElseThrow());
        String alone = FurtherPictures.areIn(file)
                ? "; this is the first picture of the file, whose others are left out, such as frames or pages"
                : "";
        losses.add(Loss.changed(item.id(), LossCodes.IMAGE_TRANSCODED, what + alone));
    }

    private int turn(Item item) {
        boolean heeded = orientation == Orientation.BAKE;
        return heeded && item.media() instanceof Media.Image image && isHere(image.blob())
                ? image.orientation()
                : UPRIGHT;
    }

    private static boolean isHere(Blob blob) {
        return blob.location().map(URI::getScheme).filter("file"::equals).isPresent();
    }

    private static boolean has(Blob blob, PictureFormat format) throws ItemException {
        if (!isHere(blob)) {
            return true; // in a dry run the file has not been fetched, so its kind is not known
        }
        byte[] start = format == PictureFormat.PNG ? PNG_START : JPEG_START;
        Path file = Path.of(blob.location().orElseThrow());
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(start.length), start);
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }
}
