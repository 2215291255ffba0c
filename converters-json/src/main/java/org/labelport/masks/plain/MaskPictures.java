package org.labelport.masks.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.labelport.limits.Limits;
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
import org.labelport.raster.CanvasPair;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/**
 * Reads the masks of pictures, which have the pictures' names and are in another folder or beside the pictures.
 *
 * @param masks the folder of masks
 * @param instances the folder of masks that number the objects, if there is one
 * @param ignore the value of pixels without a class, if it is known
 */
public record MaskPictures(
        MaskFolders folders,
        MediaFolder masks,
        Optional<MediaFolder> instances,
        ReadClasses classes,
        OptionalInt ignore,
        SourceReport report,
        Limits limits)
        implements PictureSource.Pictures {

    @Override
    public boolean isPicture(String name) {
        return MasksLayout.isPicture(name) && !folders.isMaskBeside(name);
    }

    @Override
    public Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
            throws ItemException, ExportException {
        String mask = folders.maskOf(id);
        Optional<Path> file = masks.findOptional(mask);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        LabelImage values = MaskFile.numbers(file.get(), image, limits);
        Optional<Path> numbers =
                instances.isEmpty() ? Optional.empty() : instances.get().findOptional(SafePath.stem(id) + ".png");
        Optional<LabelImage> objects = Optional.empty();
        if (numbers.isPresent()) {
            objects = Optional.of(MaskFile.numbers(numbers.get(), image, limits));
        }
        return Optional.of(Labels.of(annotations(id, file.get(), values, objects)));
    }

    private List<Annotation> annotations(String id, Path file, LabelImage values, Optional<LabelImage> objects)
            throws ExportException {
        int ignored = ignore.orElse(MaskValues.largest(values.bits()));
        List<Annotation> annotations = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Map<Integer, Long> perInstance = new HashMap<>();
        Regions.PairLabels labels = (value, instance) ->
                value == ignored || value == 0 && classes.background() ? -1 : Regions.label(value, instance);
        for (Regions.Region region : objects.isPresent()
                ? Regions.of(new CanvasPair(values.canvas(), objects.get().canvas()), labels)
                : Regions.of(values.canvas(), value -> labels.of(value, 0))) {
            Optional<String> category = classes.name(region.value());
            if (category.isEmpty()) {
                if (seen.add(region.value())) {
                    report.error(ItemError.ofAnnotation(
                            id,
                            "c" + region.value(),
                            MaskCodes.VALUE_UNKNOWN,
                            file + " has the value " + region.value() + ", which " + classes.source()
                                    + " has no class for. Add it there, or give ignore=" + region.value()
                                    + " if it means no class"));
                }
                continue;
            }
            long earlier = perInstance.merge(region.instance(), 1L, Long::sum);
            String name = region.instance() == 0
                    ? "c" + region.value()
                    : region.instance() + (earlier > 1 ? "/c" + region.value() : "");
            annotations.add(Annotation.of(name, category.get(), region.mask()));
        }
        if (annotations.isEmpty() && seen.isEmpty() && ignore.isEmpty() && classes.background()) {
            reportIgnored(id, file, values, ignored);
        }
        return annotations;
    }

    /**
     * Reports a mask that has only the ignored value. Masks of one class are often white on black, but white means no
     * class by default.
     */
    private void reportIgnored(String id, Path file, LabelImage values, int ignored) {
        if (values.canvas().first(value -> value == ignored).isPresent()) {
            report.loss(Loss.changed(
                    id,
                    MaskCodes.IGNORED,
                    file + " has the value " + ignored
                            + ", which means no class, and no other. If it is a class, give ignore=" + (ignored - 1)
                            + ", or another value that the masks do not have"));
        }
    }
}
