package org.labelport.imagefolder.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.imagefolder.file.MaskNames;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.read.MaskFile;
import org.labelport.masks.read.Regions;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/** Reads the masks that rows name. Each class of a mask becomes one annotation. */
record MaskColumn(MediaFolder folder, MaskNames names, SourceReport report, Limits limits) {

    List<Annotation> annotations(String id, String file, Media.Image image) throws ItemException, ExportException {
        Path path = folder.find(file);
        LabelImage mask = MaskFile.numbers(path, image, limits);
        List<Annotation> annotations = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        for (Regions.Region region :
                Regions.of(mask.canvas(), value -> names.isNone(value, mask.bits()) ? -1 : Regions.label(value, 0))) {
            String annotation = "mask " + region.value();
            Optional<String> category = names.name(region.value());
            if (category.isPresent()) {
                annotations.add(Annotation.of(annotation, category.get(), region.mask()));
            } else if (unknown.add(region.value())) {
                report.error(ItemError.ofAnnotation(
                        id,
                        annotation,
                        MaskCodes.VALUE_UNKNOWN,
                        path + " has the value " + region.value() + ", which " + MaskNames.FILE
                                + " does not name. Add it there"));
            }
        }
        return annotations;
    }
}
