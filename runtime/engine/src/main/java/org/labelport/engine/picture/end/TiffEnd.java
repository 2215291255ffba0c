package org.labelport.engine.picture.end;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.TiffEntries;
import org.labelport.engine.picture.bytes.TiffEntries.Numbers;

/**
 * The first directory of a TIFF names the places and lengths of the strips or tiles of its picture, which are in any
 * order.
 *
 * <p>Source: TIFF 6.0, sections 3 and 15.
 */
final class TiffEnd implements FileEnd {

    private static final int STRIP_PLACES = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_PLACES = 324;
    private static final int TILE_LENGTHS = 325;

    /** Of pictures with more parts, those at the end are looked at. */
    private static final int MOST_PARTS = 1 << 18;

    @Override
    public boolean isOf(ByteBuffer start) {
        return TiffEntries.isTiff(start);
    }

    @Override
    public boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        TiffEntries entries = TiffEntries.first(file);
        try {
            return entries.isCut()
                    || isMissing(entries.numbers(STRIP_PLACES), entries.numbers(STRIP_LENGTHS), fileBytes)
                    || isMissing(entries.numbers(TILE_PLACES), entries.numbers(TILE_LENGTHS), fileBytes);
        } catch (EOFException e) {
            return true; // the places themselves lie behind the end
        }
    }

    private static boolean isMissing(Optional<Numbers> places, Optional<Numbers> lengths, long fileBytes)
            throws IOException {
        if (places.isEmpty()) {
            return false;
        }
        long parts = places.get().count();
        if (parts > fileBytes) {
            return true; // their places alone are more than the file has
        }
        for (long part = Math.max(0, parts - MOST_PARTS); part < parts; part++) {
            long place = places.get().at(part);
            long length = lengths.isPresent() && part < lengths.get().count()
                    ? lengths.get().at(part)
                    : 1;
            if (place < 0 || length > 0 && place > fileBytes - length) {
                return true;
            }
        }
        return false;
    }
}
