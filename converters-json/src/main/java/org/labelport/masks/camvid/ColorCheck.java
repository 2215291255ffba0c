package org.labelport.masks.camvid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngHeader;
import org.labelport.report.ExportException;

/** Checks one mask: the kind of PNG, its size, and its colours. */
record ColorCheck(Path root, MaskProblems problems, ColorList colors) {

    /**
     * Checks a mask.
     *
     * @param picture the mask's picture, if it exists
     */
    void check(String file, Optional<String> picture) throws ExportException {
        boolean gray;
        try {
            gray = PngHeader.read(root.resolve(file)).color() == PngHeader.Color.GRAY;
        } catch (IOException e) {
            problems.rejected(
                    "unreadable", file, "it cannot be read as a PNG: " + e.getMessage() + ". Export it again.");
            return;
        }
        Optional<LabelImage> mask =
                problems.read(file, gray ? MaskProblems.Expected.GRAY_8 : MaskProblems.Expected.COLORS);
        if (mask.isEmpty()) {
            return;
        }
        Optional<Media.Image> size = picture.isEmpty() ? Optional.empty() : problems.picture(picture.get());
        problems.checkSize(file, mask.get(), size);
        if (!colors.isThere()) {
            return;
        }
        for (int value : mask.get().canvas().distinct()) {
            boolean known =
                    gray ? value < colors.names().size() : colors.numbers().containsKey(value);
            if (!known) {
                problems.rejected(
                        "color-unknown",
                        file,
                        "it has "
                                + (gray ? "the value " + value : String.format(Locale.ROOT, "the colour #%06x", value))
                                + ", which " + CamvidLayout.COLORS
                                + " does not list: readers stop. List it, or export the mask again.");
                return;
            }
        }
    }
}
