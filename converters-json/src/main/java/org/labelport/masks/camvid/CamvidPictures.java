package org.labelport.masks.camvid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.limits.Limits;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.read.MaskFile;
import org.labelport.masks.read.PictureSource;
import org.labelport.masks.read.PictureSource.Labels;
import org.labelport.masks.read.Regions;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/** Reads the masks of pictures. Their values are colours, or numbers in the order of the list of colours. */
record CamvidPictures(MediaFolder masks, Infix infix, ColorList colors, SourceReport report, Limits limits)
        implements PictureSource.Pictures {

    /** The text after the names of pictures' folders and files in the names of masks' folders and files. */
    record Infix(String folder, String file) {}

    @Override
    public boolean isPicture(String name) {
        return MasksLayout.isPicture(name);
    }

    @Override
    public Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
            throws ItemException, ExportException {
        String folder = split.name().isEmpty() ? "" : split.name().replace("/", infix.folder() + "/");
        Optional<Path> file = masks.findOptional(folder + SafePath.stem(name) + infix.file() + CamvidLayout.PNG);
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(Labels.of(annotations(id, file.get(), MaskFile.labels(file.get(), image, limits))));
    }

    private List<Annotation> annotations(String id, Path file, LabelImage labels) throws ExportException {
        TreeSet<Integer> unknown = new TreeSet<>();
        List<Annotation> annotations = new ArrayList<>();
        for (Regions.Region region : Regions.of(labels.canvas(), value -> label(labels, value, unknown))) {
            annotations.add(Annotation.of("c" + region.value(), name(labels, region.value()), region.mask()));
        }
        if (!unknown.isEmpty()) {
            boolean gray = labels.kind() == LabelImage.Kind.GRAY;
            report.error(ItemError.ofAnnotation(
                    id,
                    "c",
                    MaskCodes.VALUE_UNKNOWN,
                    file + " has " + (gray ? "the value " + unknown.first() : "the colour " + rgb(unknown.first()))
                            + (unknown.size() > 1 ? " and " + (unknown.size() - 1) + " more" : "")
                            + ", which is not that of a class. Add it to " + CamvidLayout.COLORS));
        }
        return annotations;
    }

    private long label(LabelImage labels, int value, Set<Integer> unknown) {
        int number = number(labels, value);
        if (number < 0) {
            unknown.add(value & 0xFFFFFF);
        }
        return number < 0 || number == 0 && colors.blackIsNone() ? -1 : Regions.label(number, 0);
    }

    private static String rgb(int color) {
        return (color >> 16) + " " + (color >> 8 & 0xFF) + " " + (color & 0xFF);
    }

    /**
     * Returns the number of the class of a value, or a negative number when there is none. Without a list it is the
     * value or colour itself.
     */
    private int number(LabelImage labels, int value) {
        if (labels.kind() == LabelImage.Kind.GRAY) {
            return !colors.isThere() || value < colors.names().size() ? value : -1;
        }
        int color = (labels.kind() == LabelImage.Kind.PALETTE ? labels.palette()[value] : value) & 0xFFFFFF;
        return colors.isThere() ? colors.numbers().getOrDefault(color, -1) : color;
    }

    private String name(LabelImage labels, int number) {
        if (colors.isThere()) {
            return colors.names().get(number);
        }
        return labels.kind() == LabelImage.Kind.GRAY ? MaskValues.className(number) : ClassColor.hex(number);
    }
}
