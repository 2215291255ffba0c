package org.labelport.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.labelport.model.Blob;

/** Makes the files behind sample items, each with its own content, the same at every run. */
final class SampleFiles {

    /** Width of every sample picture. */
    static final int WIDTH = 64;

    /** Height of every sample picture. */
    static final int HEIGHT = 48;

    static final int AUDIO_RATE = 8000;

    private final Path folder;
    private int made;

    SampleFiles(Path folder) {
        this.folder = folder;
    }

    /** A PNG picture. */
    Blob picture() {
        int number = made;
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, (x * 3 << 16 | y * 5 << 8 | (x ^ y)) + number * 7919 & 0xffffff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this JDK cannot write PNG pictures");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file("picture", "png", bytes.toByteArray());
    }

    /** A WAV recording of one second. */
    Blob recording() {
        int bytes = AUDIO_RATE * 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1);
        wav.putInt(AUDIO_RATE).putInt(AUDIO_RATE * 2).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < AUDIO_RATE; i++) {
            wav.putShort((short) (i * 37 % 2000 + made));
        }
        return file("recording", "wav", wav.array());
    }

    /** A text file. */
    Blob text(String text) {
        return file("text", "txt", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A point cloud of that many points. */
    Blob cloud(int points) {
        StringBuilder pcd = new StringBuilder("VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH "
                + points + "\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS " + points + "\nDATA ascii\n");
        for (int i = 0; i < points; i++) {
            pcd.append(i).append(' ').append(made).append(" 0.5\n");
        }
        return file("cloud", "pcd", pcd.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private Blob file(String name, String extension, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name + "-" + made++ + "." + extension);
            Files.write(file, content);
            return Blob.at(file, content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
