package org.labelport.masks.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.limits.Limits;
import org.labelport.masks.file.UnreadJson;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngHeader;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;

/** Reads the PNG files of a folder for a verifier, and reports problems. Their codes start with the format's id. */
public final class MaskProblems {

    private final VerifyRequest request;
    private final String format;
    private final Findings findings;

    /** Makes the reports of a format about the folder of a request. */
    public MaskProblems(VerifyRequest request, String format) {
        this.request = request;
        this.format = format;
        this.findings = request.findings(format);
    }

    /** Returns the limits of reading. */
    public Limits limits() {
        return request.limits();
    }

    /**
     * Returns a walk over the visible files of a folder, which reports what it does not visit.
     *
     * @param folder path relative to the verified folder, with a slash at its end; empty for the verified folder itself
     */
    public FolderWalk walk(String folder) throws ExportException, IOException {
        return FolderWalk.visible(
                request.folder().resolve(folder), name -> true, limits(), request.unseen(format, folder));
    }

    /** The kinds of PNG that a file may have to be. */
    public enum Expected {
        /** Numbers of 8 bits, with or without a palette. */
        NUMBERS_8,
        /** Numbers of 8 bits without a palette. */
        GRAY_8,
        /** Numbers of 16 bits. */
        GRAY_16,
        /** Colours. */
        COLORS
    }

    /** Reports something that readers refuse. */
    public void rejected(String kind, String file, String message) throws ExportException {
        findings.rejected(kind, file, 0, message);
    }

    /** Reports something that is read wrongly. */
    public void damaged(String kind, String file, String message) throws ExportException {
        findings.damaged(kind, file, 0, message);
    }

    /** Reports a line that is read wrongly. */
    public void damaged(String kind, String file, long line, String message) throws ExportException {
        findings.damaged(kind, file, line, message);
    }

    /**
     * Reports a file of JSON or text that readers stop at.
     *
     * @param file that is meant, if the failure does not say
     * @param consequence what it means, and what to do
     */
    public void unread(String kind, String file, IOException failure, String consequence) throws ExportException {
        if (failure instanceof UnreadJson json) {
            findings.rejected(kind, request.name(json.file()), json.line(), json.reason() + consequence);
        } else {
            findings.rejected(kind, file, 0, failure.getMessage() + consequence);
        }
    }

    /**
     * Reports lists of classes that readers stop at.
     *
     * @param remedy what to do with a file that is not JSON
     */
    public void unreadLists(String kind, ExportException failure, String remedy) throws ExportException {
        if (failure.getCause() instanceof UnreadJson json) {
            unread(kind, "", json, remedy);
        } else {
            rejected(kind, "", failure.getMessage());
        }
    }

    /** Reports something that is worth knowing. */
    public void remark(String kind, String file, String message) throws ExportException {
        findings.remark(kind, file, 0, message);
    }

    /**
     * Reads a mask, and reports what is wrong with it.
     *
     * @param file path relative to the verified folder
     * @return empty when it cannot be read as what is expected, which has been reported
     */
    public Optional<LabelImage> read(String file, Expected expected) throws ExportException {
        Path path = request.folder().resolve(file);
        try {
            PngHeader header = PngHeader.read(path);
            checkKind(file, header, expected);
            boolean usable = header.hasNumbers() ? expected != Expected.COLORS : expected == Expected.COLORS;
            return usable ? Optional.of(PngReader.read(path, limits())) : Optional.empty();
        } catch (IOException e) {
            rejected("unreadable", file, "it cannot be read as a PNG: " + oneLine(e) + ". Export it again.");
            return Optional.empty();
        }
    }

    private void checkKind(String file, PngHeader header, Expected expected) throws ExportException {
        if (expected == Expected.COLORS) {
            if (header.color() != PngHeader.Color.RGB || header.bits() != Byte.SIZE) {
                rejected(
                        "kind",
                        file,
                        "readers expect red, green and blue of 8 bits each, but it holds " + words(header)
                                + ". Save it as an RGB PNG.");
            }
            return;
        }
        if (!header.hasNumbers()) {
            rejected(
                    "kind",
                    file,
                    "it holds colours where numbers of classes are expected. Save it as a gray or indexed PNG.");
            return;
        }
        int bits = expected == Expected.GRAY_16 ? Short.SIZE : Byte.SIZE;
        if (header.bits() != bits) {
            damaged(
                    "bits",
                    file,
                    "its values have " + header.bits() + " bits, so readers that expect " + bits
                            + " read wrong values. Save it with " + bits + " bits.");
        } else if (expected != Expected.NUMBERS_8 && header.color() == PngHeader.Color.PALETTE) {
            damaged(
                    "palette",
                    file,
                    "it has a palette, so readers that expect gray values read its colours. Save it as a gray PNG.");
        }
    }

    private static String words(PngHeader header) {
        return switch (header.color()) {
            case GRAY -> "gray values";
            case PALETTE -> "indices into a palette";
            case GRAY_ALPHA, RGBA -> "transparency";
            case RGB -> header.bits() + " bits";
        };
    }

    /** Compares the size of a mask with that of its picture, if the picture could be read. */
    public void checkSize(String file, LabelImage mask, Optional<Media.Image> picture) throws ExportException {
        if (picture.isPresent()
                && (picture.get().width() != mask.width() || picture.get().height() != mask.height())) {
            rejected(
                    "size",
                    file,
                    "it has " + mask.width() + " x " + mask.height() + " pixels, but its picture "
                            + picture.get().width() + " x " + picture.get().height() + ". Export it again.");
        }
    }

    /**
     * Reads the header of a picture.
     *
     * @param file path relative to the verified folder
     * @return empty when it cannot be read, which has been reported
     */
    public Optional<Media.Image> picture(String file) throws ExportException {
        try {
            Media.Image image = request.media().image(request.folder().resolve(file));
            return image.hasSize() ? Optional.of(image) : Optional.empty();
        } catch (IOException e) {
            rejected("picture-unreadable", file, "it cannot be read as a picture: " + oneLine(e) + ". Replace it.");
            return Optional.empty();
        }
    }

    private static String oneLine(IOException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
