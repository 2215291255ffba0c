package org.labelport.it.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Bytes that a disk, a network or an editor damaged. */
final class SpoiledBytes {

    private static final byte[] HOSTILE = {
        0, '\n', '"', '{', '<', ',', (byte) 0x80, (byte) 0xc0, (byte) 0xed, (byte) 0xff
    };

    private SpoiledBytes() {}

    static byte[] of(byte[] content, Random random) {
        if (content.length == 0) {
            return new byte[] {HOSTILE[random.nextInt(HOSTILE.length)]};
        }
        int at = random.nextInt(content.length);
        int end = Math.min(content.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(content, at);
            case 1 -> Arrays.copyOfRange(content, at, content.length);
            case 2 -> replaced(content, at, end, new byte[0]);
            case 3 -> replaced(content, at, at, Arrays.copyOfRange(content, at, end));
            case 4 -> replaced(content, at, at + 1, new byte[] {(byte) (content[at] ^ 1 << random.nextInt(8))});
            case 5 -> replaced(content, at, at, new byte[] {HOSTILE[random.nextInt(HOSTILE.length)]});
            case 6 -> replaced(content, at, end, new byte[end - at]);
            default -> random.nextInt(4) == 0 ? new byte[0] : replaced(content, at, end, some(end - at, random));
        };
    }

    static byte[] replaced(byte[] content, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, from);
        out.writeBytes(by);
        out.write(content, to, content.length - to);
        return out.toByteArray();
    }

    private static byte[] some(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
