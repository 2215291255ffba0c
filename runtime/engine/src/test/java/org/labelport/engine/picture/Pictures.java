package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Picture files for tests: written by the JDK where it can, put together by hand where it cannot. */
public final class Pictures {

    private static final int SHORT_TEXT_BYTES = 37;

    /** EXIF data that says orientation 6: turn by 90° clockwise to display. */
    private static final byte[] EXIF_ORIENTATION_6 =
            HexFormat.of().parseHex("4d4d002a00000008" + "0001" + "0112000300000001" + "00060000" + "00000000");

    private static final byte[] EXIF_PREAMBLE = "Exif\0\0".getBytes(US_ASCII);

    private Pictures() {}

    /** A picture of noise, so that it does not get small. */
    public static byte[] of(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(width * 31L + height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("Java writes no " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG that lies on its side. */
    public static byte[] turnedJpeg(int width, int height) {
        return withSegment(of("jpg", width, height), 0xe1, joined(EXIF_PREAMBLE, EXIF_ORIENTATION_6));
    }

    /** A JPEG with this much in front of its size, in segments of some other purpose. */
    public static byte[] jpegWithLargeHeader(int width, int height, int headerBytes) {
        byte[] jpeg = of("jpg", width, height);
        for (int left = headerBytes; left > 0; left -= 65_533) {
            jpeg = withSegment(jpeg, 0xe2, new byte[Math.min(left, 65_533)]);
        }
        return jpeg;
    }

    /** A PNG that lies on its side, with its orientation in front of the pixels. */
    public static byte[] turnedPng(int width, int height) {
        byte[] png = of("png", width, height);
        int afterHeader = 8 + 25;
        return joined(
                Arrays.copyOf(png, afterHeader),
                pngChunk("eXIf", EXIF_ORIENTATION_6),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    /** A PNG that lies on its side, with its orientation behind the pixels, and texts behind that. */
    public static byte[] pngTurnedAtItsEnd(int width, int height, int textBytes) {
        byte[] png = of("png", width, height);
        int end = png.length - 12;
        return joined(
                Arrays.copyOf(png, end),
                pngChunk("eXIf", EXIF_ORIENTATION_6),
                pngChunk("tEXt", new byte[textBytes]),
                pngChunk("tEXt", new byte[SHORT_TEXT_BYTES]),
                Arrays.copyOfRange(png, end, png.length));
    }

    /** A PNG that was written with a text of this length in front of the pixels. */
    public static byte[] pngWithText(int width, int height, int textBytes) {
        byte[] png = of("png", width, height);
        int afterHeader = 8 + 25;
        byte[] text = new byte[textBytes];
        Arrays.fill(text, (byte) 'x');
        text[1] = 0;
        return joined(
                Arrays.copyOf(png, afterHeader),
                pngChunk("tEXt", text),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    /** A WebP of the older, lossy kind; its pixels are nothing. */
    public static byte[] lossyWebp(int width, int height, int pixelBytes) {
        ByteBuffer pixels = ByteBuffer.allocate(10 + pixelBytes).order(ByteOrder.LITTLE_ENDIAN);
        pixels.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 0x01, 0x2a})
                .putShort((short) width)
                .putShort((short) height);
        return webp(riffChunk("VP8 ", pixels.array()));
    }

    /** A lossless WebP. */
    public static byte[] losslessWebp(int width, int height, int pixelBytes) {
        ByteBuffer pixels = ByteBuffer.allocate(5 + pixelBytes).order(ByteOrder.LITTLE_ENDIAN);
        pixels.put((byte) 0x2f).putInt((height - 1) << 14 | (width - 1));
        return webp(riffChunk("VP8L", pixels.array()));
    }

    /** An extended WebP, without or with EXIF data at its end. */
    public static byte[] extendedWebp(int width, int height, int pixelBytes, boolean turned) {
        ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        canvas.put((byte) (turned ? 0x08 : 0)).put(new byte[3]);
        put24(canvas, width - 1);
        put24(canvas, height - 1);
        byte[] pixels = Arrays.copyOfRange(lossyWebp(width / 2, height / 2, pixelBytes), 12, 12 + 18 + pixelBytes);
        return turned
                ? webp(riffChunk("VP8X", canvas.array()), pixels, riffChunk("EXIF", EXIF_ORIENTATION_6))
                : webp(riffChunk("VP8X", canvas.array()), pixels);
    }

    /** The same with EXIF data, but without the flag that announces it. */
    static byte[] webpWithHiddenTurn(int width, int height, int pixelBytes) {
        byte[] webp = extendedWebp(width, height, pixelBytes, true);
        webp[20] = 0;
        return webp;
    }

    /** What a phone writes: tiles, the picture that they make, a preview, and a turn by 90°. */
    public static byte[] turnedHeif(int width, int height) {
        return new HeifFiles()
                .with(1, HeifFiles.size(512, 512))
                .with(HeifFiles.SHOWN, HeifFiles.size(width, height), HeifFiles.turned(3))
                .with(3, HeifFiles.size(320, 240))
                .file("heic\0\0\0\0mif1heic");
    }

    /** A GIF with a frame of this size at a place of a canvas. */
    static byte[] gif(int width, int height, int left, int top, int canvasWidth, int canvasHeight) {
        byte[] gif = of("gif", width, height);
        ByteBuffer bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(6, (short) canvasWidth).putShort(8, (short) canvasHeight);
        for (int at = 13 + (3 << (gif[10] & 7) + 1); at < 1000; at++) {
            boolean frame = bytes.getShort(at + 5) == width && bytes.getShort(at + 7) == height;
            if (gif[at] == 0x2c && frame) {
                bytes.putShort(at + 1, (short) left).putShort(at + 3, (short) top);
                return gif;
            }
        }
        throw new IllegalStateException("no frame");
    }

    /** The beginning of a JPEG 2000 codestream, whose pixels begin beside the corner of its grid; its pixels are nothing. */
    static byte[] jpeg2000(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(2000).putInt(0xff4fff51).putInt(47 << 16);
        return bytes.putInt(width + 7).putInt(height + 5).putInt(7).putInt(5).array();
    }

    /** The same in a file of boxes. */
    static byte[] jp2(int width, int height) {
        byte[] sides = ByteBuffer.allocate(14).putInt(height).putInt(width).array();
        return joined(
                HeifFiles.box("jP  ", HexFormat.of().parseHex("0d0a870a")),
                HeifFiles.box("ftyp", "jp2 \0\0\0\0jp2 ".getBytes(US_ASCII)),
                HeifFiles.box("jp2h", HeifFiles.box("ihdr", sides)),
                HeifFiles.box("jp2c", jpeg2000(width, height)));
    }

    /** A TIFF whose directory comes after pixels of this length, as most programs write it. */
    public static byte[] tiffWithSizeAtEnd(int width, int height, int pixelBytes) {
        int directoryAt = 8 + pixelBytes;
        ByteBuffer tiff = ByteBuffer.allocate(directoryAt + 2 + 2 * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(US_ASCII)).putInt(directoryAt).position(directoryAt);
        tiff.putShort((short) 2);
        tiff.putShort((short) 256).putShort((short) 4).putInt(1).putInt(width);
        tiff.putShort((short) 257).putShort((short) 4).putInt(1).putInt(height);
        return tiff.array();
    }

    /** As a camera writes it that keeps a preview in front: the same, but for a mark. */
    public static byte[] tiffOfPreview(int width, int height) {
        ByteBuffer tiff = ByteBuffer.wrap(tiffWithSizeAtEnd(width, height, 12)).order(ByteOrder.LITTLE_ENDIAN);
        tiff.putInt(4, 8).position(8);
        tiff.putShort((short) 3);
        for (int[] tag : new int[][] {{254, 1}, {256, width}, {257, height}}) {
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        return tiff.array();
    }

    private static void put24(ByteBuffer to, int value) {
        to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = joined(chunks);
        ByteBuffer start = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        start.put("RIFF".getBytes(US_ASCII)).putInt(4 + all.length).put("WEBP".getBytes(US_ASCII));
        return joined(start.array(), all);
    }

    private static byte[] riffChunk(String type, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(type.getBytes(US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] pngChunk(String type, byte[] content) {
        byte[] name = type.getBytes(US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                name,
                content,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        byte[] head = {(byte) 0xff, (byte) marker, (byte) (content.length + 2 >> 8), (byte) (content.length + 2)};
        return joined(Arrays.copyOf(jpeg, 2), head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
