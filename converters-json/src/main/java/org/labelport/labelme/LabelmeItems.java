package org.labelport.labelme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.objectparts.PartJoiner;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.UnannotatedPictures;

/**
 * Makes items from files.
 *
 * @param classes that labels must be in; empty when the data set has no list of them
 * @param unannotated is told the pictures that the files are for
 */
record LabelmeItems(
        Optional<Taxonomy> classes,
        NamedMedia pictures,
        UnannotatedPictures unannotated,
        SourceReport report,
        Limits limits) {

    /** The keys of a file that LabelMe or an older version of it writes. */
    private static final Set<String> KEYS = Set.of(
            "version",
            "flags",
            "shapes",
            "lineColor",
            "fillColor",
            "imagePath",
            "imageData",
            "imageHeight",
            "imageWidth");

    Item item(String id, String file, JsonValue json) throws ItemException, ExportException {
        Optional<JsonValue> shapes = json.field("shapes").filter(value -> value.is(Kind.ARRAY));
        if (shapes.isEmpty()) {
            throw new ItemException(
                    "labelme.no-labelme", "there is no array 'shapes', so this is not a LabelMe file. Remove it.");
        }
        List<Annotation> annotations = new ArrayList<>();
        Map<String, Value> attributes = new LinkedHashMap<>();
        flags(id, file, json, annotations, attributes);
        annotations.addAll(shapes(id, file, shapes.get()));
        other(id, json, attributes);
        String written = FolderPictures.withoutQuery(json.textOf("imagePath"));
        if (written.isBlank()) {
            throw new ItemException("labelme.image-path", "there is no imagePath. Add the picture's name.");
        }
        Split split = Split.ofWord(file.substring(0, Math.max(0, file.indexOf('/'))));
        List<String> places = places(file, written);
        String found = places.stream()
                .filter(place -> pictures.folder().has(name(place, path(place, file, split))))
                .findFirst()
                .orElse(places.get(0));
        String path = path(found, file, split);
        String name = name(found, path);
        unannotated.annotated(name);
        Media.Image image = pictures.picture(List.of(name), side(json, "imageWidth"), side(json, "imageHeight"));
        if (image.blob().equals(Blob.ABSENT) && json.present("imageData").isPresent()) {
            report.loss(Loss.changed(
                    id,
                    "labelme.image-data",
                    "the picture inside the JSON file is not read, and there is no picture file"));
        }
        return new Item(id, path, split, Optional.empty(), image, annotations, List.of(), attributes);
    }

    /**
     * Returns where the picture may be: at the path that the file says, or beside the file, since the path may be of
     * another machine. In a folder of pictures that the user gave, it may also be outside of the folders that the files
     * are in.
     */
    private List<String> places(String file, String written) {
        String end = written.substring(written.replace('\\', '/').lastIndexOf('/') + 1);
        List<String> places = new ArrayList<>(List.of(FolderPictures.beside(file, written)));
        if (!end.isEmpty()) {
            places.add(FolderPictures.beside(file, end));
            if (pictures.required()) {
                places.add(end);
            }
        }
        return places;
    }

    /** Returns a picture's path, without the folder of the split if both picture and file are in it. */
    private static String path(String place, String file, Split split) {
        int slash = place.indexOf('/');
        boolean inSplit = split != Split.NONE && slash > 0 && file.startsWith(place.substring(0, slash + 1));
        return inSplit ? place.substring(slash + 1) : place;
    }

    private String name(String place, String path) {
        return pictures.required() ? path : place;
    }

    /** Notes the pictures that an unreadable file may be for: those with the same name. */
    void unread(String stem) {
        DataType.IMAGE.extensions().forEach(extension -> unannotated.annotated(stem + "." + extension));
    }

    /**
     * Reads the keys that other programs add. Texts, numbers and booleans become attributes of the picture; other
     * values are reported.
     */
    private void other(String id, JsonValue json, Map<String, Value> attributes) {
        Set<String> unread = new TreeSet<>();
        json.fields().forEach((key, value) -> {
            if (key.equals("flags") && !value.is(Kind.OBJECT) && !value.isEmpty()) {
                unread.add(key);
            }
            if (KEYS.contains(key) || value.isEmpty()) {
                return;
            }
            Optional<Value> single = key.isEmpty() ? Optional.empty() : value.single();
            if (single.isEmpty() || attributes.putIfAbsent(key, single.get()) != null) {
                unread.add(key);
            }
        });
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(id, "labelme.key-dropped", "keys are not read: " + String.join(", ", unread)));
        }
    }

    /**
     * Reads the flags of the picture. Flags that are set become its labels; flags that are missing in a list of classes
     * become attributes.
     */
    private void flags(
            String id, String file, JsonValue json, List<Annotation> annotations, Map<String, Value> attributes)
            throws ExportException {
        Map<String, JsonValue> flags = json.fieldsOf("flags");
        int number = 0;
        for (Map.Entry<String, JsonValue> flag : flags.entrySet()) {
            String annotation = "flag-" + ++number;
            boolean known =
                    classes.isEmpty() || classes.get().indexOf(flag.getKey()).isPresent();
            if (!flag.getValue().isFlag() || flag.getKey().isEmpty()) {
                report.error(ItemError.ofAnnotation(
                        id,
                        annotation,
                        "labelme.flag",
                        file + ", line " + flag.getValue().line() + ": the flag '" + flag.getKey()
                                + "' is neither true nor false. Correct it."));
            } else if (flag.getValue().is(Kind.TRUE) && known) {
                annotations.add(Annotation.of(annotation, flag.getKey(), new Shape.Whole()));
            } else if (!known) {
                attributes.put(flag.getKey(), new Value.Flag(flag.getValue().is(Kind.TRUE)));
            }
        }
    }

    private List<Annotation> shapes(String id, String file, JsonValue shapes) throws ExportException {
        PartJoiner parts = new PartJoiner();
        Set<String> unknown = new TreeSet<>();
        int number = 0;
        for (JsonValue json : shapes.elements()) {
            String annotation = Integer.toString(++number);
            try {
                ReadShape shape = ReadShape.of(json, limits);
                String label = shape.part().label();
                if (classes.isPresent() && LabelmeFiles.isNoObject(label)) {
                    report.loss(Loss.dropped(
                            id,
                            annotation,
                            "labelme.no-object",
                            "shapes with the label '" + label + "' are not objects and are left out"));
                    continue;
                }
                if (classes.isPresent() && classes.get().indexOf(label).isEmpty()) {
                    throw new ItemException(
                            "category.unknown",
                            "'" + label + "' is not in " + LabelmeFiles.LABELS + ". Add it there, or remove the list.");
                }
                parts.add(annotation, shape.part());
                unknown.addAll(shape.unknown());
            } catch (ItemException e) {
                report.error(ItemError.ofAnnotation(
                        id, annotation, e.code(), file + ", line " + json.line() + ": " + e.getMessage()));
            }
        }
        if (!unknown.isEmpty()) {
            report.loss(Loss.changed(
                    id, "labelme.key-dropped", "keys of shapes are not read: " + String.join(", ", unknown)));
        }
        Optional<Loss> joined = parts.loss(id, "labelme.key-dropped", "shapes");
        if (joined.isPresent()) {
            report.loss(joined.get());
        }
        return parts.annotations();
    }

    private static int side(JsonValue json, String key) throws ItemException {
        Optional<JsonValue> side = json.present(key);
        if (side.isEmpty()) {
            return 0;
        }
        double pixels = side.get().finite().orElse(-1);
        if (pixels < 0 || pixels > Integer.MAX_VALUE || pixels != Math.rint(pixels)) {
            throw new ItemException(
                    "number.invalid",
                    "line " + side.get().line() + ": " + key + " is "
                            + side.get().shown() + ", which is not a number of pixels");
        }
        return (int) pixels;
    }
}
