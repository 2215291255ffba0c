package org.labelport.it.fuzz;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;

/** Pictures whose header says something else, with a checksum that is right all the same. */
final class SpoiledPng {

    private static final int SIGNATURE = 8;
    private static final int HEADER_DATA = SIGNATURE + 8;
    private static final int HEADER_CRC = HEADER_DATA + 13;
    private static final int[] SIDES = {0, 1, -1, 3, 65_535, 65_536, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private SpoiledPng() {}

    static byte[] of(byte[] content, Random random) {
        if (content.length < HEADER_CRC + 4 || content[1] != 'P') {
            return SpoiledBytes.of(content, random);
        }
        byte[] spoiled = content.clone();
        ByteBuffer header = ByteBuffer.wrap(spoiled);
        switch (random.nextInt(4)) {
            case 0 -> header.putInt(HEADER_DATA, SIDES[random.nextInt(SIDES.length)]);
            case 1 -> header.putInt(HEADER_DATA + 4, SIDES[random.nextInt(SIDES.length)]);
            case 2 -> {
                header.putInt(HEADER_DATA, SIDES[random.nextInt(SIDES.length)]);
                header.putInt(HEADER_DATA + 4, SIDES[random.nextInt(SIDES.length)]);
            }
            default -> header.put(HEADER_DATA + 8 + random.nextInt(5), (byte) random.nextInt(20));
        }
        CRC32 crc = new CRC32();
        crc.update(spoiled, SIGNATURE + 4, HEADER_CRC - SIGNATURE - 4);
        header.putInt(HEADER_CRC, (int) crc.getValue());
        return spoiled;
    }
}
