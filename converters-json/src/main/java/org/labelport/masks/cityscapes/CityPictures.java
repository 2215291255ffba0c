package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MaskCodes;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.read.MaskFile;
import org.labelport.masks.read.MaskNames;
import org.labelport.masks.read.PictureSource;
import org.labelport.masks.read.PictureSource.Labels;
import org.labelport.masks.read.Regions;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.raster.LabelImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceReport;

/**
 * Reads the annotations of pictures: from the mask of instance ids, else label ids, else training ids; or from the
 * polygons.
 *
 * @param quality part of the names of masks: {@code gtFine} or {@code gtCoarse}
 * @param names the names that pictures had before the export
 */
record CityPictures(
        MediaFolder masks,
        String quality,
        Form form,
        CityLabels labels,
        OriginalNames names,
        SourceReport report,
        Limits limits)
        implements PictureSource.Pictures {

    private static final String FOLDER = "leftImg8bit";
    /** What is wrong with an object that has no {@link #polygon}. */
    static final String NO_POLYGON = "no polygon of three points or more, each of two numbers";

    private static final int MIN_POINTS = 3;
    private static final double LARGEST_COORDINATE = 1e9;

    /** The files that annotations are read from. */
    enum Form {
        MASKS(CityFile.INSTANCE_IDS, CityFile.LABEL_IDS, CityFile.TRAIN_IDS),
        POLYGONS(CityFile.POLYGONS);

        private final List<CityFile> files;

        Form(CityFile... files) {
            this.files = List.of(files);
        }

        /** Returns the names of the files that hold such annotations. */
        MaskNames names(Path folder, String quality) {
            return new MaskNames(
                    folder, "", files.stream().map(file -> file.end(quality)).toList(), CityNames.PICTURE);
        }
    }

    /** Returns the folder of the pictures, which CVAT and Datumaro put into one of their own. It need not exist. */
    static Path folder(Path root) {
        Path ofDatumaro = root.resolve("imgsFine").resolve(FOLDER);
        return FileKind.isFolder(ofDatumaro) ? ofDatumaro : root.resolve(FOLDER);
    }

    @Override
    public boolean isPicture(String name) {
        return name.contains(CityNames.PICTURE + ".") && MasksLayout.isPicture(name);
    }

    @Override
    public String path(PictureFolder split, String name) throws IOException {
        return names.of(split.name() + name).orElse(name);
    }

    @Override
    public Optional<Labels> labels(String id, PictureFolder split, String name, Media.Image image)
            throws ItemException, ExportException, IOException {
        String start = id.substring(0, id.lastIndexOf(CityNames.PICTURE));
        if (form == Form.POLYGONS) {
            Optional<Path> polygons = find(start, CityFile.POLYGONS);
            return polygons.isEmpty() ? Optional.empty() : Optional.of(Labels.of(polygons(id, polygons.get())));
        }
        Optional<Path> instances = find(start, CityFile.INSTANCE_IDS);
        if (instances.isPresent()) {
            return Optional.of(regions(id, instances.get(), image, value -> labels.ofId(CityLabel.idOf(value))));
        }
        Optional<Path> ids = find(start, CityFile.LABEL_IDS);
        if (ids.isPresent()) {
            return Optional.of(regions(id, ids.get(), image, labels::ofId));
        }
        Optional<Path> trainIds = find(start, CityFile.TRAIN_IDS);
        return trainIds.isPresent()
                ? Optional.of(regions(
                        id,
                        trainIds.get(),
                        image,
                        value -> value == CityLabel.IGNORED
                                ? Optional.of(OfficialLabels.UNLABELED)
                                : labels.ofTrainId(value)))
                : Optional.empty();
    }

    @Override
    public String missing() {
        return form == Form.MASKS ? "mask" : "polygons";
    }

    private Optional<Path> find(String start, CityFile file) throws ItemException {
        return masks.findOptional(start + file.end(quality));
    }

    private Labels regions(String id, Path file, Media.Image image, IntFunction<Optional<CityLabel>> labelOf)
            throws ItemException, ExportException {
        LabelImage values = MaskFile.numbers(file, image, limits);
        boolean instances = file.getFileName().toString().endsWith(CityFile.INSTANCE_IDS.end(quality));
        List<Annotation> annotations = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        List<Regions.Region> regions = new ArrayList<>(Regions.of(values.canvas(), value -> Regions.label(value, 0)));
        sortWithinLabels(regions, labelOf);
        for (Regions.Region region : regions) {
            Optional<CityLabel> label = labelOf.apply(region.value());
            if (label.isEmpty()) {
                if (unknown.add(region.value())) {
                    report.error(ItemError.ofAnnotation(
                            id,
                            Integer.toString(region.value()),
                            MaskCodes.VALUE_UNKNOWN,
                            file + " has the value " + region.value() + ", which is not the id of a label. Add a "
                                    + CityLabels.FILE + " that lists it"));
                }
            } else if (label.get().isDrawn()) {
                boolean group = instances
                        && region.value() < CityLabel.INSTANCES_PER_LABEL
                        && label.get().mostInstances() > 0;
                annotations.add(
                        annotation(Integer.toString(region.value()), label.get().name(), region.mask(), group));
            }
        }
        return Labels.of(annotations);
    }

    /**
     * Sorts the regions of each label by their values, so that objects keep their numbers when they are written again.
     * The labels stay in the order of their first pixels.
     */
    private static void sortWithinLabels(List<Regions.Region> regions, IntFunction<Optional<CityLabel>> labelOf) {
        Map<Optional<CityLabel>, Integer> places = new HashMap<>();
        regions.forEach(region -> places.putIfAbsent(labelOf.apply(region.value()), places.size()));
        regions.sort(Comparator.comparing((Regions.Region region) -> places.get(labelOf.apply(region.value())))
                .thenComparing(Regions.Region::value));
    }

    private static Annotation annotation(String id, String category, Shape shape, boolean group) {
        Annotation annotation = Annotation.of(id, category, shape);
        return group ? annotation.withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true))) : annotation;
    }

    private List<Annotation> polygons(String id, Path file) throws ItemException, ExportException {
        Optional<JsonValue> list;
        try {
            list = SmallJson.read(file, limits).field("objects").filter(value -> value.is(Kind.ARRAY));
        } catch (IOException e) {
            throw new ItemException(MaskCodes.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
        List<JsonValue> objects = list.orElseThrow(
                        () -> new ItemException(MaskCodes.UNREADABLE, file + ": there is no list 'objects'. Add it."))
                .elements();
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            JsonValue object = objects.get(i);
            String name = object.textOf("label");
            Optional<CityLabel> label = labels.ofName(name);
            boolean group = label.isEmpty() && name.endsWith(CityLabels.GROUP);
            if (group) {
                label = labels.ofName(name.substring(0, name.length() - CityLabels.GROUP.length()));
            }
            Optional<Shape> shape = polygon(object);
            if (isDeleted(object) || label.isPresent() && label.get().id() == CityLabel.UNLABELED) {
                continue;
            }
            if (label.isEmpty() || shape.isEmpty()) {
                report.error(ItemError.ofAnnotation(
                        id,
                        Integer.toString(i),
                        label.isEmpty() ? "category.unknown" : "geometry.missing",
                        file + ": objects[" + i + "] has "
                                + (label.isEmpty() ? "the label '" + name + "', which is not listed" : NO_POLYGON)));
                continue;
            }
            annotations.add(annotation(Integer.toString(i), label.get().name(), shape.get(), group));
        }
        return annotations;
    }

    /** Whether an object is marked as deleted: by a value that is true in Python, in which Cityscapes' scripts are. */
    private static boolean isDeleted(JsonValue object) {
        return object.field("deleted")
                .filter(value -> !value.isEmpty() && !value.is(Kind.FALSE))
                .filter(value -> value.finite().orElse(1) != 0)
                .isPresent();
    }

    /** Returns the polygon of an object; empty when it has none that can be drawn. */
    static Optional<Shape> polygon(JsonValue object) {
        List<JsonValue> points = object.elementsOf("polygon");
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            Optional<double[]> point = points.get(i).numbers().filter(CityPictures::isPoint);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            System.arraycopy(point.get(), 0, xy, 2 * i, 2);
        }
        return points.size() < MIN_POINTS
                ? Optional.empty()
                : Optional.of(new Shape.Polygon(List.of(new Shape.Polygon.Part(new PointList(xy), List.of()))));
    }

    private static boolean isPoint(double[] numbers) {
        return numbers.length == 2
                && Math.abs(numbers[0]) < LARGEST_COORDINATE
                && Math.abs(numbers[1]) < LARGEST_COORDINATE;
    }

    @Override
    public void close() throws IOException {
        names.close();
    }
}
