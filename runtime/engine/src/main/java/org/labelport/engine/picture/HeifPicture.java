package org.labelport.engine.picture;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.engine.picture.IsoBoxes.Box;

/**
 * Finds how a HEIF or AVIF file is shown: the size of its primary item, cut, turned and mirrored by the item's
 * properties. Other items are tiles, previews and maps of depth or transparency. EXIF data does not count, as the
 * standard says. The decoders of HEIC turn and mirror, so that no program sees the stored pixels; those of AVIF do not.
 *
 * <p>Source: ISO/IEC 23008-12, sections 6.5 and 9.3; ISO/IEC 14496-12, sections 8.11 and 12.1.4.
 */
final class HeifPicture {

    private static final Set<String> BRANDS =
            Set.of("mif1", "mif2", "msf1", "heic", "heix", "heim", "heis", "hevc", "hevx", "avif", "avis");

    /** Of files whose turns most decoders leave to programs, as they leave EXIF orientations. */
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private static final int VERSION_AND_FLAGS_BYTES = 4;
    private static final int MOST_PROPERTIES = 0x7fff;

    /** EXIF orientations by number of quarter turns against the clock. */
    private static final int[] TURNED = {PictureSize.UPRIGHT, 8, 3, 6};

    /** EXIF orientations by number of quarter turns against the clock, before left and right change places. */
    private static final int[] TURNED_AND_MIRRORED = {2, 7, 4, 5};

    private final IsoBoxes boxes;
    private long width;
    private long height;
    private int quarterTurns;
    private boolean mirrored;

    private HeifPicture(IsoBoxes boxes) {
        this.boxes = boxes;
    }

    /** Whether a file begins as a HEIF or AVIF does. */
    static boolean isHeif(byte[] beginning) {
        return new IsoBoxes(beginning).hasBrand(BRANDS);
    }

    /**
     * The size of the picture that the file shows.
     *
     * @throws EOFException when the file was cut before the end of the properties
     */
    static Optional<PictureSize> size(byte[] beginning) throws EOFException {
        IsoBoxes boxes = new IsoBoxes(beginning);
        Optional<Box> meta = boxes.find("meta", boxes.file());
        if (meta.isEmpty()) {
            return Optional.empty();
        }
        Box items = content(meta.get());
        Optional<Box> primary = boxes.find("pitm", items);
        Optional<Box> properties = boxes.find("iprp", items);
        if (primary.isEmpty() || properties.isEmpty()) {
            return Optional.empty();
        }
        HeifPicture picture = new HeifPicture(boxes);
        picture.apply(picture.primary(primary.get()), properties.get());
        return picture.shown();
    }

    private static Box content(Box full) {
        return new Box(full.type(), full.start() + VERSION_AND_FLAGS_BYTES, full.end());
    }

    private long primary(Box box) throws EOFException {
        return boxes.number(content(box).start(), version(box) == 0 ? Short.BYTES : Integer.BYTES);
    }

    private long version(Box box) throws EOFException {
        return boxes.number(box.start(), Byte.BYTES);
    }

    /** Applies the properties of an item, in their order. */
    private void apply(long item, Box properties) throws EOFException {
        Optional<Box> container = boxes.find("ipco", properties);
        if (container.isEmpty()) {
            return;
        }
        List<Box> all = new ArrayList<>();
        for (long at = container.get().start(); at < container.get().end() && all.size() < MOST_PROPERTIES; ) {
            Box property = boxes.at(at, container.get());
            all.add(property);
            at = property.end();
        }
        for (long at = properties.start(); at < properties.end(); ) {
            Box box = boxes.at(at, properties);
            if (box.type().equals("ipma")) {
                applyThoseOf(item, box, all);
            }
            at = box.end();
        }
    }

    private void applyThoseOf(long wanted, Box associations, List<Box> properties) throws EOFException {
        int idBytes = version(associations) == 0 ? Short.BYTES : Integer.BYTES;
        boolean many = (boxes.number(associations.start(), Integer.BYTES) & 1) != 0;
        int indexBytes = many ? Short.BYTES : Byte.BYTES;
        long at = content(associations).start() + Integer.BYTES;
        for (long left = boxes.number(at - Integer.BYTES, Integer.BYTES);
                left > 0 && at < associations.end(); // the number may be forged
                left--) {
            long item = boxes.number(at, idBytes);
            long count = boxes.number(at + idBytes, Byte.BYTES);
            at += idBytes + Byte.BYTES;
            for (long end = Math.min(at + count * indexBytes, associations.end()); at < end; at += indexBytes) {
                long index = boxes.number(at, indexBytes) & (many ? MOST_PROPERTIES : 0x7f);
                if (item == wanted && index > 0 && index <= properties.size()) {
                    apply(properties.get((int) index - 1));
                }
            }
        }
    }

    private void apply(Box property) throws EOFException {
        switch (property.type()) {
            case "ispe" -> {
                width = boxes.number(content(property).start(), Integer.BYTES);
                height = boxes.number(content(property).start() + Integer.BYTES, Integer.BYTES);
            }
            case "clap" -> {
                width = cut(width, property.start());
                height = cut(height, property.start() + 2 * Integer.BYTES);
            }
            case "irot" -> turn((int) boxes.number(property.start(), Byte.BYTES) & 3);
            case "imir" -> mirror((boxes.number(property.start(), Byte.BYTES) & 1) == 1);
            default -> {}
        }
    }

    /** A side after its edges were cut off; the whole side where the fraction is none. */
    private long cut(long side, long fractionAt) throws EOFException {
        long numerator = boxes.number(fractionAt, Integer.BYTES);
        long denominator = boxes.number(fractionAt + Integer.BYTES, Integer.BYTES);
        long rest = denominator == 0 ? 0 : (numerator + denominator / 2) / denominator;
        return rest == 0 ? side : Math.min(side, rest);
    }

    private void turn(int turns) {
        quarterTurns = (mirrored ? quarterTurns - turns : quarterTurns + turns) & 3;
    }

    /** Exchanges left and right, or top and bottom, which is the same after half a turn. */
    private void mirror(boolean leftAndRight) {
        quarterTurns = leftAndRight ? quarterTurns : quarterTurns + 2 & 3;
        mirrored = !mirrored;
    }

    private Optional<PictureSize> shown() {
        int orientation = (mirrored ? TURNED_AND_MIRRORED : TURNED)[quarterTurns];
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        Optional<PictureSize> size = PictureSize.stored((int) width, (int) height, orientation);
        return boxes.hasBrand(AVIF_BRANDS)
                ? size
                : size.map(shown -> new PictureSize(shown.width(), shown.height(), PictureSize.UPRIGHT));
    }
}
