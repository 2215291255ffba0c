package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts HEIF files together as phones and libraries write them: properties, and the items that they belong to. */
final class HeifFiles {

    private final List<byte[]> properties = new ArrayList<>();
    private final List<byte[]> associations = new ArrayList<>();
    private int moreAssociations;
    private byte[] besideAssociations = {};

    /** A file whose second item is the one that is shown. */
    static final int SHOWN = 2;

    static byte[] size(int width, int height) {
        return box("ispe", numbers(0, width, height));
    }

    /** @param turns by 90° against the clock */
    static byte[] turned(int turns) {
        return box("irot", new byte[] {(byte) turns});
    }

    /** @param mode 0 when top and bottom change places, 1 when left and right do */
    static byte[] mirrored(int mode) {
        return box("imir", new byte[] {(byte) mode});
    }

    /** Cut to these sides, in halves of pixels. */
    static byte[] cut(int halvesOfWidth, int halvesOfHeight) {
        return box("clap", numbers(halvesOfWidth, 2, halvesOfHeight, 2, 0, 1, 0, 1));
    }

    /** Adds an item that has these properties. */
    HeifFiles with(int item, byte[]... ofItem) {
        ByteBuffer association = ByteBuffer.allocate(3 + ofItem.length);
        association.putShort((short) item).put((byte) ofItem.length);
        for (byte[] property : ofItem) {
            properties.add(property);
            association.put((byte) properties.size());
        }
        associations.add(association.array());
        return this;
    }

    /** Says that there are more associations than the box has room for, and puts these bytes behind the box. */
    HeifFiles withForgedCount(int more, byte... beside) {
        moreAssociations = more;
        besideAssociations = beside;
        return this;
    }

    /** @param brands the main one, a version, and others, four characters each */
    byte[] file(String brands) {
        int count = associations.size() + moreAssociations;
        byte[] tied = joined(numbers(0, count), joined(associations.toArray(byte[][]::new)));
        byte[] ipco = box("ipco", properties.toArray(byte[][]::new));
        byte[] iprp = box("iprp", ipco, box("ipma", tied), besideAssociations);
        byte[] shown = box("pitm", numbers(0), new byte[] {0, SHOWN});
        byte[] meta = box("meta", new byte[4], box("hdlr", new byte[20]), shown, iprp);
        return joined(box("ftyp", brands.getBytes(US_ASCII)), meta, box("mdat", new byte[1000]));
    }

    private static byte[] numbers(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    static byte[] box(String type, byte[]... contents) {
        byte[] content = joined(contents);
        return joined(numbers(8 + content.length), type.getBytes(US_ASCII), content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
