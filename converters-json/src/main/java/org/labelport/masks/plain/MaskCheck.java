package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.verify.VerifyRequest;

/** Checks one mask: the kind of PNG, its size, its values, and whether its picture exists. */
final class MaskCheck {

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private final ReadClasses classes;
    private final String images;
    private final boolean anyPicture;
    private final FolderStems pictureStems = new FolderStems();

    /**
     * Makes a check for all masks of a folder.
     *
     * @param images folder of the pictures, with a slash at its end; empty for the verified folder
     * @param anyPicture whether the data set has any pictures; without them none is reported as missing
     */
    MaskCheck(VerifyRequest request, MaskProblems problems, ReadClasses classes, String images, boolean anyPicture) {
        this.request = request;
        this.root = request.folder();
        this.problems = problems;
        this.classes = classes;
        this.images = images;
        this.anyPicture = anyPicture;
    }

    /**
     * Checks a mask.
     *
     * @param stem path of the mask in its folder, without the extension; also that of its picture
     */
    void check(String file, String stem) throws ExportException {
        Optional<String> picture = MasksLayout.picture(root, images + stem);
        if (anyPicture && picture.isEmpty()) {
            missingPicture(file, stem);
        }
        boolean small = classes.byValue().isEmpty() || classes.byValue().lastKey() < MaskValues.LARGEST_OF_8_BITS;
        Optional<LabelImage> mask =
                problems.read(file, small ? MaskProblems.Expected.NUMBERS_8 : MaskProblems.Expected.GRAY_16);
        if (mask.isEmpty()) {
            return;
        }
        Optional<Media.Image> size = picture.isEmpty() ? Optional.empty() : problems.picture(picture.get());
        problems.checkSize(file, mask.get(), size);
        checkValues(file, mask.get());
    }

    private void missingPicture(String file, String stem) throws ExportException {
        Path folder = root.resolve(images + stem).getParent();
        String start = root.resolve(stem).getFileName().toString();
        try {
            if (pictureStems.has(folder, start)) {
                problems.remark(
                        "picture-suffix",
                        file,
                        "the file of this name among the pictures does not have an extension that readers take for a"
                                + " picture's");
                return;
            }
        } catch (IOException e) {
            problems.rejected("unreadable", file, folder + " cannot be listed: " + FileTrouble.reason(e));
        }
        problems.rejected(
                "picture-missing", file, "there is no picture " + images + stem + ".*. Add it, or remove the mask.");
    }

    private void checkValues(String file, LabelImage mask) throws ExportException {
        int ignored = request.options().isSet(MaskClasses.IGNORE_OPTION.name())
                ? (int) request.options().integer(MaskClasses.IGNORE_OPTION.name())
                : classes.ignored().orElse(MaskValues.largest(mask.bits()));
        for (int value : mask.canvas().distinct()) {
            boolean known = classes.source().isEmpty()
                    || value == ignored
                    || value == 0 && classes.background()
                    || classes.byValue().containsKey(value);
            if (!known) {
                problems.rejected(
                        "value-unknown",
                        file,
                        "it has the value " + value + ", which " + classes.source()
                                + " does not list: training stops at a class out of range. List it, or export again.");
            }
            Integer color = classes.colors().get(value);
            if (mask.kind() == LabelImage.Kind.PALETTE
                    && color != null
                    && value < mask.palette().length
                    && mask.palette()[value] != color) {
                problems.damaged(
                        "palette",
                        file,
                        "the palette gives " + value + " the colour " + ClassColor.hex(mask.palette()[value]) + ", but "
                                + classes.source() + " " + ClassColor.hex(color)
                                + ": a program has reordered it, and readers by colour find wrong classes."
                                + " Export it again.");
            }
        }
        if (mask.kind() == LabelImage.Kind.PALETTE
                && request.options().text("mode").equals("gray")) {
            problems.remark(
                    "opencv",
                    file,
                    "it has a palette: OpenCV reads colours from it instead of values. PIL reads values.");
        }
    }
}
