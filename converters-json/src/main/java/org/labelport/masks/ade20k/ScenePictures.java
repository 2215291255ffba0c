package org.labelport.masks.ade20k;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/** Reads the masks of scene parsing. */
record ScenePictures(MediaFolder masks, AdeClasses classes, SourceReport report, Limits limits)
        implements PictureSource.Pictures {

    @Override
    public boolean isPicture(String name) {
        return MasksLayout.isPicture(name);
    }

    @Override
    public Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
            throws ItemException, ExportException {
        Optional<Path> file = masks.findOptional(SafePath.stem(id) + ".png");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        LabelImage values = MaskFile.numbers(file.get(), image, limits);
        List<Annotation> annotations = new ArrayList<>();
        for (Regions.Region region : Regions.of(values.canvas(), value -> value == 0 ? -1 : Regions.label(value, 0))) {
            Optional<String> category = classes.isEmpty()
                    ? Optional.of(MaskValues.className(region.value()))
                    : classes.name(region.value());
            if (category.isPresent()) {
                annotations.add(Annotation.of(Integer.toString(region.value()), category.get(), region.mask()));
            } else {
                report.error(ItemError.ofAnnotation(
                        id,
                        Integer.toString(region.value()),
                        MaskCodes.VALUE_UNKNOWN,
                        file.get() + " has the value " + region.value() + ", which is not a class. List it in "
                                + AdeLayout.CLASSES));
            }
        }
        return Optional.of(Labels.of(annotations));
    }
}
