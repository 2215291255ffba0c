package org.labelport.masks.ade20k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.json.Json;
import org.labelport.masks.MaskCodes;
import org.labelport.masks.MaskFile;
import org.labelport.masks.MasksLayout;
import org.labelport.masks.PictureSource;
import org.labelport.masks.Regions;
import org.labelport.masks.SmallJson;
import org.labelport.masks.SplitFolder;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Media;
import org.labelport.model.Value;
import org.labelport.output.SafePath;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/** Reads the objects beside a picture: their pixels, and what the list says of them. */
record AdePictures(MediaFolder folder, AdeClasses classes, Json json, SourceReport report)
        implements PictureSource.Pictures {

    @Override
    public boolean isPicture(String name) {
        return MasksLayout.isPicture(name) && !AdeLayout.isBeside(name);
    }

    @Override
    public Optional<List<Annotation>> annotations(String id, SplitFolder split, String name, Media.Image image)
            throws ItemException, ExportException {
        String start = SafePath.stem(id);
        Optional<Path> segments = MaskFile.find(folder, start + AdeLayout.SEGMENTS);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        LabelImage colors = MaskFile.colors(segments.get(), image);
        List<?> objects = objects(MaskFile.find(folder, start + ".json"));
        Map<Integer, String> names = names(objects);
        Map<Integer, Integer> ranks = ranks(colors);
        List<Annotation> annotations = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        for (Regions.Region region : Regions.of(colors.width(), colors.height(), place -> {
            int color = colors.values()[place];
            int number = AdeColor.classOf(color);
            return number == 0 ? -1 : Regions.label(number, AdeColor.instanceOf(color));
        })) {
            Optional<String> category =
                    classes.name(region.value()).or(() -> Optional.ofNullable(names.get(region.value())));
            if (category.isEmpty()) {
                if (unknown.add(region.value())) {
                    report.error(ItemError.ofAnnotation(
                            id,
                            Integer.toString(region.value()),
                            MaskCodes.VALUE_UNKNOWN,
                            segments.get() + " has the class " + region.value() + ", which neither " + AdeLayout.CLASSES
                                    + " nor an object names. List it there"));
                }
                continue;
            }
            int rank = ranks.getOrDefault(region.instance(), 0);
            Annotation annotation =
                    Annotation.of(region.value() + "/" + region.instance(), category.get(), region.mask());
            annotations.add(
                    isOccluded(objects, rank, region.value())
                            ? annotation.withAttributes(Map.of(Attributes.OCCLUDED, new Value.Flag(true)))
                            : annotation);
        }
        return Optional.of(annotations);
    }

    private List<?> objects(Optional<Path> file) throws ItemException {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            Object annotation = SmallJson.get(SmallJson.read(file.get(), json), "annotation")
                    .orElse(Map.of());
            return SmallJson.list(SmallJson.get(annotation, "object").orElse(List.of()));
        } catch (IOException e) {
            throw new ItemException(MaskCodes.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<Integer, String> names(List<?> objects) {
        Map<Integer, String> names = new HashMap<>();
        for (Object object : objects) {
            String name = SmallJson.text(object, "name", SmallJson.text(object, "raw_name", ""));
            SmallJson.integer(object, "name_ndx")
                    .filter(number -> !name.isEmpty())
                    .ifPresent(number -> names.putIfAbsent(number, name));
        }
        return names;
    }

    /** The places of objects among those of the picture, from 1. */
    private static Map<Integer, Integer> ranks(LabelImage colors) {
        Map<Integer, Integer> ranks = new TreeMap<>();
        for (int color : colors.values()) {
            if (AdeColor.instanceOf(color) > 0) {
                ranks.put(AdeColor.instanceOf(color), 0);
            }
        }
        int rank = 0;
        for (Map.Entry<Integer, Integer> entry : ranks.entrySet()) {
            entry.setValue(++rank);
        }
        return ranks;
    }

    private static boolean isOccluded(List<?> objects, int rank, int number) {
        if (rank < 1 || rank > objects.size()) {
            return false;
        }
        Object object = objects.get(rank - 1);
        return SmallJson.integer(object, "name_ndx").equals(Optional.of(number))
                && SmallJson.text(object, "occluded", "")
                        .toLowerCase(Locale.ROOT)
                        .equals("yes");
    }
}
