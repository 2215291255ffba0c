package org.labelport.masks.ade20k;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.read.MaskFile;
import org.labelport.masks.read.PictureSource;
import org.labelport.masks.read.PictureSource.Labels;
import org.labelport.masks.read.Regions;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Value;
import org.labelport.output.SafePath;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/** Reads the objects of pictures: their pixels from the masks, and what the list says about them. */
record AdePictures(MediaFolder folder, AdeClasses classes, SourceReport report, Limits limits)
        implements PictureSource.Pictures {

    /** The kind of place where the picture was taken, in words from the general to the special. */
    private static final String SCENE = "scene";

    @Override
    public boolean isPicture(String name) {
        return MasksLayout.isPicture(name) && !AdeLayout.isBeside(name);
    }

    @Override
    public Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
            throws ItemException, ExportException {
        String start = SafePath.stem(id);
        Optional<Path> segments = folder.findOptional(start + AdeLayout.SEGMENTS);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        JsonValue said = said(folder.findOptional(start + AdeLayout.OBJECTS));
        Found found = new Found(id, AdeObject.of(said.elementsOf("object")));
        for (int level = 0; segments.isPresent(); level++) {
            level(found, level, segments.get(), image);
            segments = folder.findOptional(start + AdeLayout.segments(level + 1));
        }
        return Optional.of(new Labels(found.annotations, found.relations(), scene(said)));
    }

    /** Collects what is found for one picture. */
    private static final class Found {

        private final String id;
        private final List<AdeObject> objects;
        private final List<Annotation> annotations = new ArrayList<>();
        private final Map<Integer, String> annotationOf = new TreeMap<>();
        private final Set<Integer> unknown = new HashSet<>();

        Found(String id, List<AdeObject> objects) {
            this.id = id;
            this.objects = objects;
        }

        List<Relation> relations() {
            List<Relation> relations = new ArrayList<>();
            for (AdeObject object : objects) {
                Optional<String> part = Optional.ofNullable(annotationOf.get(object.id()));
                Optional<String> whole = object.whole().map(annotationOf::get);
                if (part.isPresent() && whole.isPresent()) {
                    relations.add(new Relation(
                            "part " + part.get(), AdeParts.IS_PART_OF, List.of(part.get()), List.of(whole.get())));
                }
            }
            return relations;
        }
    }

    private void level(Found found, int level, Path file, Media.Image image) throws ItemException, ExportException {
        LabelImage colors = MaskFile.colors(file, image, limits);
        List<AdeObject> objects =
                found.objects.stream().filter(object -> object.level() == level).toList();
        Map<Integer, Integer> ranks = ranks(colors);
        for (Regions.Region region : Regions.of(colors.canvas(), AdePictures::label)) {
            Optional<String> category = category(region.value(), found);
            if (category.isEmpty()) {
                if (found.unknown.add(region.value())) {
                    report.error(ItemError.ofAnnotation(
                            found.id,
                            Integer.toString(region.value()),
                            MaskCodes.VALUE_UNKNOWN,
                            file + " has the class " + region.value() + ", which neither " + AdeLayout.CLASSES
                                    + " nor an object names. List it there"));
                }
                continue;
            }
            int rank = ranks.getOrDefault(region.instance(), 0);
            Optional<AdeObject> object = rank < 1 || rank > objects.size()
                    ? Optional.empty()
                    : Optional.of(objects.get(rank - 1)).filter(each -> each.number() == region.value());
            String id = (level > 0 ? level + "/" : "") + region.value() + "/" + region.instance();
            Annotation annotation = Annotation.of(id, category.get(), region.mask());
            object.ifPresent(each -> found.annotationOf.putIfAbsent(each.id(), id));
            found.annotations.add(
                    annotation.withAttributes(object.map(AdeObject::attributes).orElse(Map.of())));
        }
    }

    private static long label(int color) {
        int number = AdeColor.classOf(color);
        return number == 0 ? -1 : Regions.label(number, AdeColor.instanceOf(color));
    }

    /** Returns the name of a class: from the list of classes, else from the first object of the class. */
    private Optional<String> category(int number, Found found) {
        return classes.name(number)
                .or(() -> found.objects.stream()
                        .filter(object ->
                                object.number() == number && !object.name().isEmpty())
                        .map(AdeObject::name)
                        .findFirst());
    }

    private static Map<String, Value> scene(JsonValue said) {
        List<String> scene = AdeObject.words(said, SCENE);
        return scene.isEmpty() ? Map.of() : Map.of(SCENE, new Value.Choices(scene));
    }

    private JsonValue said(Optional<Path> file) throws ItemException {
        if (file.isEmpty()) {
            return JsonValue.NOTHING;
        }
        try {
            return SmallJson.read(file.get(), limits).field("annotation").orElse(JsonValue.NOTHING);
        } catch (IOException e) {
            throw new ItemException(MaskCodes.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns the rank of each instance number among those of the picture, from 1. */
    private static Map<Integer, Integer> ranks(LabelImage colors) {
        Map<Integer, Integer> ranks = new TreeMap<>();
        for (int color : colors.canvas().distinct()) {
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
}
