package org.labelport.engine.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.FormatDescriptor;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.ShapeKind;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/**
 * Gives, for every type of data that a format lists, one item with an annotation of every wanted shape and one item
 * without annotations. Each has a record as an annotation platform keeps it.
 */
final class SampleTarget implements TargetHandler {

    private static final Taxonomy CATEGORIES =
            new Taxonomy(List.of(Category.of("cat"), new Category("person", "", "", PlainShapes.SKELETON, List.of())));

    private final FormatDescriptor format;
    private final Set<ShapeKind> shapes;

    /** @param shapes the shapes of annotations; kinds that do not apply to a type of data are left out there */
    SampleTarget(FormatDescriptor format, Set<ShapeKind> shapes) {
        this.format = format;
        this.shapes = shapes;
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of();
    }

    @Override
    public ItemSource open(SourceRequest request) throws IOException {
        PlainMedia media = new PlainMedia(request.scratch());
        List<Item> items = new ArrayList<>();
        for (DataType type : DataType.values()) {
            if (format.dataTypes().contains(type)) {
                items.add(item(media, type, "sample", annotations(type)).withSplit(Split.TRAIN));
                items.add(item(media, type, "plain", List.of()).withSplit(Split.VALIDATION));
            }
        }
        Iterator<Item> iterator = items.iterator();
        return new ItemSource() {
            @Override
            public Optional<Item> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }

            @Override
            public Taxonomy taxonomy() {
                return CATEGORIES;
            }

            @Override
            public void close() {}
        };
    }

    private List<Annotation> annotations(DataType type) {
        List<Annotation> annotations = new ArrayList<>();
        if (format.annotationTypes().contains(type)) {
            for (ShapeKind kind : ShapeKind.values()) {
                if (shapes.contains(kind) && kind.isOn(type)) {
                    annotations.add(annotation(type, kind));
                }
            }
        }
        return annotations;
    }

    private static Annotation annotation(DataType type, ShapeKind kind) {
        boolean onFrame = type == DataType.VIDEO && kind != ShapeKind.TAG && kind != ShapeKind.INTERVAL;
        return new Annotation(
                "sample-" + kind.key(),
                kind == ShapeKind.POINTS ? "person" : "cat",
                PlainShapes.of(kind),
                onFrame ? 0 : Annotation.WHOLE_ITEM,
                true,
                onFrame ? "track-" + kind.key() : "",
                "",
                0,
                Map.of(),
                Provenance.UNKNOWN);
    }

    private static Item item(PlainMedia media, DataType type, String name, List<Annotation> annotations)
            throws IOException {
        String file = name + "-" + type.key() + PlainMedia.extension(type);
        Media shown = media.of(type, file);
        String id = name + "-" + type.key();
        return Item.of(id, file, shown, annotations)
                .withSource(new SourceRecord(
                        id,
                        record(type, annotations),
                        List.of(new SourceFile(
                                type.key() + "_1",
                                file,
                                shown.blob(),
                                JsonText.of("{\"file_name_original\": \"" + file + "\"}")))));
    }

    /** The record in the form of Synapse: the annotations and their geometries, by medium and id. */
    private static JsonText record(DataType type, List<Annotation> annotations) {
        List<String> labels = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Annotation annotation : annotations) {
            if (annotation.shape().kind() == ShapeKind.BOX) {
                labels.add("{\"id\": \"" + annotation.id() + "\", \"tool\": \"bounding_box\", "
                        + "\"classification\": {\"class\": \"" + annotation.category() + "\"}}");
                places.add("{\"id\": \"" + annotation.id()
                        + "\", \"coordinate\": {\"x\": 4, \"y\": 6, \"width\": 20.5, \"height\": 10.25}}");
            }
        }
        String medium = type.key() + "_1";
        return JsonText.of("{\"extra\": {}, \"annotations\": {\"" + medium + "\": [" + String.join(", ", labels)
                + "]}, \"annotationsData\": {\"" + medium + "\": [" + String.join(", ", places)
                + "]}, \"relations\": {}, \"annotationGroups\": {}}");
    }
}
