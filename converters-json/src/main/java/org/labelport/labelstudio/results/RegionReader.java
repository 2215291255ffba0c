package org.labelport.labelstudio.results;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.json.Json;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.json.PlainValues;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ItemException;
import org.labelport.report.LossSink;

/**
 * Makes an annotation from a region with its labels and answers.
 *
 * @param ranges of the item's text, if it has one
 */
record RegionReader(
        ReadItem item, ReadAnnotations found, TrackReader tracks, Optional<TextRange> ranges, LossSink losses) {

    private static final String FURTHER_LABELS = Attributes.UNKNOWN_PREFIX + "labels";
    private static final double MICROS = 1e6;
    private static final double MAX_SECONDS = 1e12;

    static RegionReader of(ReadItem item, ReadAnnotations found, LossSink losses) {
        Optional<TextRange> ranges = item.media() instanceof Media.Text text
                ? Optional.of(new TextRange(item.id(), text.text(), losses))
                : Optional.empty();
        return new RegionReader(item, found, new TrackReader(item, found, losses), ranges, losses);
    }

    static List<String> labels(Node result) {
        Node value = result.field("value").orElse(result);
        String type = result.string("type").orElse("");
        Optional<Node> own = Optional.of(type)
                .filter(key -> key.endsWith("labels"))
                .flatMap(value::field)
                .or(() -> value.field("labels"));
        if (own.isEmpty()) {
            own = value.names().stream()
                    .filter(name -> name.endsWith("labels"))
                    .findFirst()
                    .flatMap(value::field);
        }
        return own.filter(labels -> labels.isList() || labels.isText())
                .map(Node::texts)
                .orElse(List.of());
    }

    /**
     * Reads one region.
     *
     * @param labelled the results with labels for the region, {@code main} included
     * @return names of attributes that are not kept, because the region is a further point of an object
     */
    List<String> read(String id, Node main, List<Node> labelled, List<Node> answers, OneSet set) throws ItemException {
        Set<String> labels = new LinkedHashSet<>();
        labelled.forEach(each -> labels.addAll(labels(each)));
        String category = labels.stream().findFirst().orElse("");
        Map<String, Value> attributes = attributes(labels, labelled, answers);
        Geometry.Kind kind = Geometry.kind(main);
        if (kind == Geometry.Kind.POINT) {
            return point(id, main, category, attributes, set);
        }
        if (!category.isEmpty() && kind != Geometry.Kind.OTHER && kind != Geometry.Kind.HTML) {
            item.requireKnown(category);
        }
        Draft draft = new Draft(id, category, attributes, set.provenance(main.numeric("score")), set.group(id));
        Node value = main.field("value").orElse(main);
        switch (kind) {
            case SEQUENCE -> tracks.sequence(draft, value, main, set);
            case RANGES -> tracks.ranges(draft, value, set);
            case RANGE -> found.add(draft, range(draft.id(), value), Annotation.WHOLE_ITEM, set);
            case TURNS -> turns(draft, main, value, set);
            case SERIES -> found.add(draft, other(main, Tool.SERIES.type()), Annotation.WHOLE_ITEM, set);
            case HTML ->
                found.add(
                        draft.without(item.settings().taxonomy()),
                        other(main, Tool.HYPERTEXT.type()),
                        Annotation.WHOLE_ITEM,
                        set);
            case OTHER -> found.add(draft.without(item.settings().taxonomy()), other(main), Annotation.WHOLE_ITEM, set);
            default -> {
                Media.Image image = item.picture(main);
                Shape shape = Geometry.shape(
                        kind,
                        value,
                        image.width(),
                        image.height(),
                        item.settings().limits());
                found.add(draft, shape, item.pageOfPlace(main), set);
            }
        }
        return List.of();
    }

    private Map<String, Value> attributes(Set<String> labels, List<Node> places, List<Node> answers) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        if (labels.size() > 1) {
            attributes.put(
                    FURTHER_LABELS, new Value.Choices(labels.stream().skip(1).toList()));
        }
        for (Node answer : answers) {
            attributes.put(answer.string("from_name").orElse("answer"), AnswerValues.of(answer));
        }
        RegionKeys.of(Stream.concat(places.stream(), answers.stream()).toList())
                .addTo(attributes, item.settings().json());
        return attributes;
    }

    private List<String> point(String id, Node main, String label, Map<String, Value> attributes, OneSet set)
            throws ItemException {
        Media.Image image = item.picture(main);
        Node value = main.need("value");
        String own = item.settings()
                .config()
                .control(main.string("from_name").orElse(""))
                .map(LabelConfig.Control::category)
                .orElse("");
        double x = value.need("x").number() * image.width() / 100;
        double y = value.need("y").number() * image.height() / 100;
        String parent = main.string("parentID").orElse("");
        PointsReader points = set.points();
        boolean first = points.add(new PointsReader.Dot(
                id,
                new PointsReader.Parent(parent, set.labelOf(parent)),
                own,
                new Keypoint(label, x, y, Keypoint.Visibility.VISIBLE),
                attributes));
        if (first) {
            Draft draft = new Draft(
                    RegionIds.whole(id),
                    points.category(),
                    attributes,
                    set.provenance(main.numeric("score")),
                    set.group(id));
            if (!draft.category().isEmpty()) {
                item.requireKnown(draft.category());
            }
            points.named(found.idAhead(draft.id()));
            found.add(draft, new Shape.Points(List.of()), item.pageOfPlace(main), set);
        }
        set.annotated(id, points.annotation());
        return points.unread();
    }

    // ---- ranges -----------------------------------------------------------------------------------------------------

    private Shape range(String id, Node value) {
        double start = value.need("start").number();
        double end = value.need("end").number();
        if (ranges.isPresent()) {
            return ranges.get().of(id, value, (int) start, (int) end);
        }
        if (!(item.media() instanceof Media.Audio) && !(item.media() instanceof Media.Video)) {
            throw new IllegalArgumentException("it is a range, but the task shows a picture");
        }
        if (Math.abs(start) > MAX_SECONDS || Math.abs(end) > MAX_SECONDS) {
            throw new IllegalArgumentException("'start' and 'end' must be seconds, and are too large");
        }
        int channel = value.field("channel").map(Node::integer).orElse(-1);
        return new Shape.Interval(Math.round(start * MICROS), Math.round(end * MICROS), channel);
    }

    /**
     * Reads a range of a dialogue. If the dialogue is in a file of its own, its text is not known, so the range is kept
     * as it is.
     */
    private void turns(Draft draft, Node main, Node value, OneSet set) {
        Shape shape = item.dialogue().isPresent()
                ? new Shape.Span(List.of(item.dialogue().get().range(value)))
                : other(main);
        found.add(draft, shape, Annotation.WHOLE_ITEM, set);
    }

    private Shape other(Node main) {
        return other(main, main.string("type").orElse("result"));
    }

    private Shape other(Node main, String type) {
        return new Shape.Other(type, item.settings().json().text(PlainValues.of(main.value()), Json.Style.LINE));
    }
}
