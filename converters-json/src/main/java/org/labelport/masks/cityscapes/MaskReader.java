package org.labelport.masks.cityscapes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.masks.cityscapes.CityLabels.Labelled;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.read.MaskFile;
import org.labelport.masks.read.Regions;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.SourceReport;

/**
 * Reads annotations from masks: each value that means a label is one annotation.
 *
 * @param kind one of the masks of numbers
 */
record MaskReader(CityFile kind, CityLabels labels, SourceReport report, Limits limits) {

    /** @param id of the item */
    List<Annotation> annotations(String id, Path file, Media.Image image) throws ItemException, ExportException {
        LabelImage values = MaskFile.numbers(file, image, limits);
        List<Annotation> annotations = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        List<Regions.Region> regions = new ArrayList<>(Regions.of(values.canvas(), value -> Regions.label(value, 0)));
        sortWithinLabels(regions);
        for (Regions.Region region : regions) {
            int value = region.value();
            Optional<CityLabel> label = labels.ofValue(kind, value);
            if (label.filter(CityLabel::isDrawn).isPresent()) {
                annotations.add(new Labelled(label.get(), isGroup(value, label.get()))
                        .annotation(Integer.toString(value), region.mask()));
            } else if (label.isEmpty() && unknown.add(value)) {
                report.error(ItemError.ofAnnotation(
                        id,
                        Integer.toString(value),
                        MaskCodes.VALUE_UNKNOWN,
                        file + " has the value " + value + ", which is not the id of a label. Add a " + CityLabels.FILE
                                + " that lists it"));
            }
        }
        return annotations;
    }

    /** Whether the value is the plain id of a label whose objects have numbers. */
    private boolean isGroup(int value, CityLabel label) {
        return kind == CityFile.INSTANCE_IDS && value < CityLabel.INSTANCES_PER_LABEL && label.mostInstances() > 0;
    }

    /**
     * Sorts the regions of each label by their values, so that objects keep their numbers when they are written again.
     * The labels stay in the order of their first pixels.
     */
    private void sortWithinLabels(List<Regions.Region> regions) {
        Map<Optional<CityLabel>, Integer> places = new HashMap<>();
        regions.forEach(region -> places.putIfAbsent(labels.ofValue(kind, region.value()), places.size()));
        regions.sort(Comparator.comparing((Regions.Region region) -> places.get(labels.ofValue(kind, region.value())))
                .thenComparing(Regions.Region::value));
    }
}
