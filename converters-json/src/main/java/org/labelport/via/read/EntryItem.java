package org.labelport.via.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.PartJoiner;
import org.labelport.output.ValueText;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.ViaGeometry;
import org.labelport.via.file.ViaNames;
import org.labelport.via.file.ViaPaths;

/** Makes items from entries. */
record EntryItem(RegionClasses classes, SourceReport report) {

    /** The attribute for all labels of a region after the first one. Regions of Label Studio get the same one. */
    private static final String FURTHER_LABELS = Attributes.UNKNOWN_PREFIX + "labels";

    Item item(String id, String file, ReadEntry entry, Media.Image image) throws ItemException, ExportException {
        if (entry.problem().isPresent()) {
            throw entry.problem().get();
        }
        if (entry.isForeign()) {
            throw new ItemException(
                    "via.filename",
                    "'" + entry.key()
                            + "' has neither a filename nor regions, so it is not an entry of VIA. If another program"
                            + " wrote the file, read it with that program's format, or remove it from the folder.");
        }
        if (entry.filename().isBlank()) {
            throw new ItemException("via.filename", "the picture has no filename. Add one.");
        }
        List<Annotation> annotations = new ArrayList<>();
        Map<String, Value> attributes = new LinkedHashMap<>();
        ofPicture(entry, annotations, attributes);
        annotations.addAll(regions(id, file, entry));
        return new Item(
                id,
                entry.filename(),
                ViaPaths.split(file),
                Optional.empty(),
                image,
                annotations,
                List.of(),
                attributes);
    }

    /**
     * Reads what a file says about a picture as a whole. Classes and captions become annotations, everything else
     * attributes.
     */
    private static void ofPicture(ReadEntry entry, List<Annotation> annotations, Map<String, Value> attributes) {
        entry.attributes().fields().forEach((name, value) -> {
            if (name.equals(ViaNames.CLASS) && value.is(Kind.OBJECT)) {
                RegionClasses.chosen(value).stream()
                        .filter(tag -> !tag.isEmpty())
                        .forEach(tag -> annotations.add(
                                Annotation.of("file-" + (annotations.size() + 1), tag, new Shape.Whole())));
            } else if (name.equals(Attributes.CAPTION) && !value.text().isEmpty()) {
                annotations.add(Annotation.of("file-" + (annotations.size() + 1), "", new Shape.Whole())
                        .withAttributes(Map.of(name, new Value.Text(value.text()))));
            } else if (!name.isEmpty() && !isList(value)) {
                attributes.put(name, value(value));
            }
        });
    }

    private List<Annotation> regions(String id, String file, ReadEntry entry) throws ExportException {
        PartJoiner parts = new PartJoiner();
        Set<String> unread = new TreeSet<>(entry.unread());
        addLists(entry.attributes(), unread);
        Set<String> unclear = new TreeSet<>();
        int number = 0;
        for (ReadEntry.ReadRegion region : entry.regions()) {
            addLists(region.attributes(), unread);
            unread.addAll(ViaGeometry.unread(region.shape()));
            String annotation = Integer.toString(++number);
            try {
                parts.add(annotation, part(region));
                unclear.addAll(classes.withoutClass(region.attributes().fields()));
                reportOther(id, region.attributes().fields());
            } catch (ItemException e) {
                report.error(ItemError.ofAnnotation(
                        id, annotation, e.code(), file + ", line " + region.line() + ": " + e.getMessage()));
            }
        }
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(id, "via.key-dropped", "keys are not read: " + String.join(", ", unread)));
        }
        if (!unclear.isEmpty()) {
            report.loss(Loss.changed(
                    id,
                    "via.class-unknown",
                    "regions have no class, since it is not known which of these attributes it is: "
                            + String.join(", ", unclear) + ". Name it, as in class="
                            + unclear.iterator().next()));
        }
        Optional<Loss> joined = parts.loss(id, "via.key-dropped", "regions");
        if (joined.isPresent()) {
            report.loss(joined.get());
        }
        return parts.annotations();
    }

    /** Notes attributes that are lists, which VIA does not have. */
    private static void addLists(JsonValue attributes, Set<String> unread) {
        attributes.fields().forEach((name, value) -> {
            if (isList(value)) {
                unread.add(name);
            }
        });
    }

    private static boolean isList(JsonValue value) {
        return value.is(Kind.ARRAY) && !value.elements().isEmpty();
    }

    private PartJoiner.Part part(ReadEntry.ReadRegion region) throws ItemException {
        Map<String, JsonValue> given = region.attributes().fields();
        String attribute = classes.attributeOf(given);
        String label = classes.of(given);
        Map<String, Value> attributes = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            boolean own = name.equals(attribute) || ViaNames.RESERVED.contains(name);
            if (!own && !name.isEmpty() && !isList(value)) {
                attributes.put(name, value(value));
            }
        });
        JsonValue ticked = given.get(attribute);
        if (ticked != null && RegionClasses.chosen(ticked).size() > 1) {
            attributes.put(
                    FURTHER_LABELS,
                    new Value.Choices(
                            RegionClasses.chosen(ticked).stream().skip(1).toList()));
        }
        return new PartJoiner.Part(
                label,
                ViaGeometry.shape(region.shape()),
                text(given, ViaNames.INSTANCE),
                text(given, ViaNames.KEYPOINT),
                attributes,
                OptionalDouble.empty());
    }

    /** Reports, once, that the class of a region is in another attribute than that of earlier regions. */
    private void reportOther(String id, Map<String, JsonValue> attributes) throws ExportException {
        String attribute = classes.attributeOf(attributes);
        Optional<String> first = attributes.containsKey(attribute) ? classes.otherThan(attribute) : Optional.empty();
        if (first.isPresent()) {
            report.loss(Loss.changed(
                    id,
                    "via.class-unknown",
                    "the class of a region is read from '" + attribute + "', that of earlier ones from '" + first.get()
                            + "'. If only one of them is the class, name it, as in class=" + first.get()));
        }
    }

    private static String text(Map<String, JsonValue> attributes, String name) {
        JsonValue value = attributes.get(name);
        return value == null ? "" : value.text();
    }

    private static Value value(JsonValue value) {
        return switch (value.kind()) {
            case OBJECT -> new Value.Choices(RegionClasses.chosen(value));
            case TRUE, FALSE -> new Value.Flag(value.is(Kind.TRUE));
            case TEXT, INTEGER, DECIMAL -> ValueText.parse(value.text());
            case ARRAY, NULL -> new Value.Text("");
        };
    }
}
