package org.labelport.yolo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.target.MediaProbe;

/** Makes and measures real picture files. */
public final class Pictures {

    /** Reads PNG files as stored. */
    public static final MediaProbe PROBE = file -> {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("not a picture");
        }
        return Media.Image.of(Blob.at(file.toUri(), Files.size(file)), image.getWidth(), image.getHeight());
    };

    private Pictures() {}

    public static Media.Image png(Path file, int width, int height) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        return Media.Image.of(Blob.at(file.toUri(), Files.size(file)), width, height);
    }
}
