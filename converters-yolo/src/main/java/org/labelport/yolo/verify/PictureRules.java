package org.labelport.yolo.verify;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.target.MediaProbe;
import org.labelport.verify.Findings;
import org.labelport.yolo.pictures.PictureItem;

/** Checks pictures against what Ultralytics requires. */
public final class PictureRules {

    private static final int JPEG_START = 0xFFD8;
    private static final int JPEG_END = 0xFFD9;

    private final MediaProbe media;
    private final Findings findings;

    public PictureRules(MediaProbe media, Findings findings) {
        this.media = media;
        this.findings = findings;
    }

    /** Checks a picture, and returns it with its size; empty when the size is unknown. */
    public Optional<Media.Image> check(Path path, String file) throws ExportException {
        try {
            Media.Image image = media.image(path);
            if (image.hasSize() && Math.min(image.width(), image.height()) < PictureItem.SMALLEST_SIDE) {
                findings.rejected(
                        "picture-small",
                        file,
                        0,
                        image.width() + " x " + image.height() + " pixels: readers need at least "
                                + PictureItem.SMALLEST_SIDE + " on both sides");
            }
            checkEnds(path, file, image);
            return image.hasSize() ? Optional.of(image) : Optional.empty();
        } catch (IOException e) {
            findings.rejected("picture-unreadable", file, 0, "it cannot be read as a picture: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void checkEnds(Path path, String file, Media.Image image) throws ExportException, IOException {
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            boolean jpeg = in.length() > 3 && in.readUnsignedShort() == JPEG_START;
            if (jpeg) {
                in.seek(in.length() - 2);
                if (in.readUnsignedShort() != JPEG_END) {
                    findings.damaged(
                            "picture-cut",
                            file,
                            0,
                            "the JPEG does not end as one does: Ultralytics replaces it by a repaired copy");
                }
            } else if (image.orientation() != 1) {
                findings.remark(
                        "picture-orientation",
                        file,
                        0,
                        "the picture is stored turned, and readers turn only JPEG files");
            }
        }
    }
}
