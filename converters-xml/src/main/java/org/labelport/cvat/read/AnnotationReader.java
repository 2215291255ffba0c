package org.labelport.cvat.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.cvat.file.RawElement;
import org.labelport.cvat.file.ShapeReader;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.ItemException;
import org.labelport.xml.NumberText;

/**
 * Makes annotations from elements.
 *
 * @param categories by name
 * @param listed whether the files list their labels, so that a label that is not listed is an error
 */
record AnnotationReader(Map<String, Category> categories, boolean listed) {

    /** CVAT's words for what people have drawn, or have read from a file. */
    private static final Set<String> BY_PEOPLE = Set.of("manual", "file");

    /**
     * What the picture or track around an element says of it.
     *
     * @param label of the track; of the element itself in the flavour for images
     * @param index of the frame, or {@link Annotation#WHOLE_ITEM}
     * @param keyframe whether a person or model set the shape, so that it is not interpolated
     * @param track id of the track; empty when only the element's attributes may name it
     * @param group number of the group as it is written
     * @param source CVAT's word for who made the annotation
     */
    record Place(String label, int index, boolean keyframe, String track, String group, String source) {}

    /** Returns the annotation of an element; empty for a shape that the model does not have. */
    Optional<Annotation> annotation(String id, RawElement element, Place place) throws ItemException {
        if (!ShapeReader.isRead(element.tag())) {
            return Optional.empty();
        }
        if (place.label().isEmpty()) {
            throw new ItemException("category.missing", "the " + element.tag() + " has no label. Add one.");
        }
        Optional<Category> category = Optional.ofNullable(categories.get(place.label()));
        if (listed && category.isEmpty()) {
            throw new ItemException(
                    "category.unknown", "'" + place.label() + "' is not among the labels in meta. Add it there.");
        }
        Optional<Shape> shape = ShapeReader.shape(element, category);
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>(element.attributes());
        String track = texts.getOrDefault(OwnAttributes.SOURCE, place.track());
        track = track.isEmpty() ? texts.getOrDefault(OwnAttributes.TRACK, "") : track;
        texts.keySet().removeAll(OwnAttributes.TAKEN);
        if (!element.get(OwnAttributes.SCORE).isEmpty()) {
            texts.putIfAbsent(OwnAttributes.SCORE, element.get(OwnAttributes.SCORE));
        }
        Provenance provenance = provenance(place.source(), texts);
        return Optional.of(new Annotation(
                id,
                place.label(),
                shape.get(),
                place.index(),
                place.keyframe(),
                track,
                group(place.group()),
                element.get("z_order").isEmpty() ? 0 : NumberText.whole("z_order", element.get("z_order")),
                values(category, element, texts),
                provenance));
    }

    private static String group(String text) {
        return text.equals("0") ? "" : text;
    }

    /** Returns the provenance, and moves between it and the attributes what belongs to the other. */
    private static Provenance provenance(String source, Map<String, String> texts) {
        boolean model = source.equals("auto") || source.equals("semi-auto");
        if (!model && !source.isEmpty() && !BY_PEOPLE.contains(source)) {
            texts.putIfAbsent(Attributes.UNKNOWN_PREFIX + "source", source);
        }
        Optional<Double> score =
                Optional.ofNullable(texts.get(OwnAttributes.SCORE)).flatMap(OwnAttributes::score);
        if (score.isPresent()) {
            texts.remove(OwnAttributes.SCORE);
        }
        return model || score.isPresent() ? new Provenance(score, model, "", Optional.empty()) : Provenance.UNKNOWN;
    }

    private static Map<String, Value> values(
            Optional<Category> category, RawElement element, Map<String, String> texts) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (element.isSet("occluded")) {
            values.put(Attributes.OCCLUDED, new Value.Flag(true));
        }
        texts.forEach((name, text) -> values.putIfAbsent(name, value(category, name, text)));
        return values;
    }

    private static Value value(Optional<Category> category, String name, String text) {
        boolean choice = category.isPresent()
                && category.get().attributes().stream()
                        .anyMatch(definition ->
                                definition.name().equals(name) && definition.kind() == AttributeDefinition.Kind.RADIO);
        return choice ? new Value.Choices(List.of(text)) : ValueText.parse(text);
    }
}
