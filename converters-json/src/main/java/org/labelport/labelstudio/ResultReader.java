package org.labelport.labelstudio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.SourceReport;

/** Makes annotations of the results of one task. Results with one id are one annotation. */
final class ResultReader {

    private static final Pattern REPEATED = Pattern.compile(".*_([0-9]{1,6})$", Pattern.DOTALL);
    private static final String FURTHER_LABELS = Attributes.UNKNOWN_PREFIX + "labels";
    private static final String CONTROL = Attributes.UNKNOWN_PREFIX + "from_name";

    private final String item;
    private final Media media;
    private final LabelConfig config;
    private final Taxonomy taxonomy;
    private final Json json;
    private final String place;
    private final SourceReport report;

    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int sets;

    ResultReader(
            String item,
            Media media,
            LabelConfig config,
            Taxonomy taxonomy,
            Json json,
            String place,
            SourceReport report) {
        this.item = item;
        this.media = media;
        this.config = config;
        this.taxonomy = taxonomy;
        this.json = json;
        this.place = place;
        this.report = report;
    }

    List<Annotation> annotations() {
        return annotations;
    }

    List<Relation> relations() {
        return relations;
    }

    /** The page that a result is on. */
    static int page(Node result) {
        Optional<Double> index = result.numeric("item_index");
        if (index.isPresent()) {
            return index.get().intValue();
        }
        Matcher repeated = REPEATED.matcher(result.string("to_name").orElse(""));
        return repeated.matches() ? Integer.parseInt(repeated.group(1)) : 0;
    }

    // ---- one person's or model's results ----------------------------------------------------------------------------

    /** What is known while the results of one set are read. */
    private final class Current {

        final ResultSet set;
        final int number;
        final Map<String, String> parents = new HashMap<>();
        final Set<String> haveChildren = new HashSet<>();
        /** Annotations of this set's regions, by the region's id. */
        final Map<String, String> annotationOf = new HashMap<>();
        /** Labels of the regions that others hang on. */
        final Map<String, String> labelOf = new HashMap<>();

        final PointsReader points;

        Current(ResultSet set, int number) {
            this.set = set;
            this.number = number;
            this.points = new PointsReader(taxonomy, config);
        }

        String group(String region) {
            String whole = PartIds.whole(region);
            if (!parents.containsKey(whole) && !haveChildren.contains(whole)) {
                return "";
            }
            String root = whole;
            for (int depth = 0; depth < 100 && parents.containsKey(root); depth++) {
                root = parents.get(root);
            }
            return number == 0 ? root : root + "~" + number;
        }
    }

    void read(ResultSet set) throws ExportException {
        Current current = new Current(set, sets++);
        Map<String, List<Node>> objects = new LinkedHashMap<>();
        List<Node> links = new ArrayList<>();
        int number = 0;
        for (Node result : set.results()) {
            number++;
            if (!result.isObject()) {
                error("result " + number, new IllegalArgumentException("a result is an object"));
            } else if (result.string("type").filter("relation"::equals).isPresent()) {
                links.add(result);
            } else {
                String id = result.field("id")
                        .filter(each -> !each.isList() && !each.isObject())
                        .map(Node::plain)
                        .filter(each -> !each.isEmpty())
                        .orElse("result " + number);
                objects.computeIfAbsent(id, unused -> new ArrayList<>()).add(result);
                result.string("parentID")
                        .filter(parent -> !parent.isEmpty() && !parent.equals(id))
                        .ifPresent(parent -> {
                            current.parents.put(PartIds.whole(id), parent);
                            current.haveChildren.add(parent);
                        });
            }
        }
        for (String parent : current.haveChildren) {
            objects.getOrDefault(parent, List.of()).stream()
                    .filter(result -> Geometry.kind(result) != Geometry.Kind.POINT)
                    .flatMap(result -> labels(result).stream())
                    .findFirst()
                    .ifPresent(label -> current.labelOf.put(parent, label));
        }
        int first = annotations.size();
        for (Map.Entry<String, List<Node>> object : objects.entrySet()) {
            object(object.getKey(), object.getValue(), current);
        }
        current.points.finish(annotations.subList(first, annotations.size()));
        for (Node link : links) {
            relation(link, current);
        }
    }

    private void object(String id, List<Node> results, Current current) throws ExportException {
        List<Node> places = results.stream()
                .filter(result -> Geometry.kind(result) != Geometry.Kind.ANSWER)
                .toList();
        List<Node> answers = results.stream()
                .filter(result -> Geometry.kind(result) == Geometry.Kind.ANSWER)
                .toList();
        if (places.isEmpty()) {
            for (Node answer : answers) {
                attempt(id, () -> itemAnswer(id, answer, current));
            }
            return;
        }
        Node main = places.get(0);
        List<Node> labels = new ArrayList<>();
        for (Node other : places) {
            if (other == main || samePlace(main, other)) {
                labels.add(other);
            }
        }
        attempt(id, () -> region(id, main, labels, answers, current));
        for (Node other : places) {
            if (!labels.contains(other)) {
                attempt(id, () -> region(id, other, List.of(other), List.of(), current));
            }
        }
    }

    private static boolean samePlace(Node main, Node other) {
        if (main.string("type").equals(other.string("type"))
                && main.string("from_name").equals(other.string("from_name"))) {
            return false;
        }
        for (String key : List.of("x", "y", "start", "end")) {
            if (!main.need("value").numeric(key).equals(other.need("value").numeric(key))) {
                return false;
            }
        }
        return true;
    }

    @FunctionalInterface
    private interface Attempt {

        void run() throws ItemException;
    }

    private void attempt(String id, Attempt attempt) throws ExportException {
        try {
            attempt.run();
        } catch (IllegalArgumentException | ArithmeticException e) {
            error(id, e);
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(item, id, e.code(), place + ": " + e.getMessage()));
        }
    }

    private void error(String id, Exception e) throws ExportException {
        report.error(ItemError.ofAnnotation(
                item,
                id,
                LabelStudioCodes.REGION,
                place + ": the result '" + id + "' cannot be read: " + e.getMessage()
                        + ". Correct it, or take it out."));
    }

    // ---- regions ----------------------------------------------------------------------------------------------------

    private void region(String id, Node main, List<Node> labelled, List<Node> answers, Current current)
            throws ItemException {
        Set<String> labels = new LinkedHashSet<>();
        labelled.forEach(each -> labels.addAll(labels(each)));
        String category = labels.stream().findFirst().orElse("");
        Map<String, Value> attributes = new LinkedHashMap<>();
        if (labels.size() > 1) {
            attributes.put(
                    FURTHER_LABELS, new Value.Choices(labels.stream().skip(1).toList()));
        }
        for (Node answer : answers) {
            attributes.put(answer.string("from_name").orElse("answer"), AnswerValues.of(answer));
        }
        Geometry.Kind kind = Geometry.kind(main);
        if (kind == Geometry.Kind.POINT) {
            point(id, main, category, attributes, current);
            return;
        }
        if (!category.isEmpty() && kind != Geometry.Kind.OTHER) {
            requireKnown(category);
        }
        Template template = new Template(
                id, category, attributes, current.set.provenance(main.numeric("score")), current.group(id));
        Node value = main.field("value").orElse(main);
        switch (kind) {
            case SEQUENCE -> sequence(template, value, main, current);
            case RANGES -> ranges(template, value, current);
            case RANGE -> add(template, range(value), Annotation.WHOLE_ITEM, current);
            case OTHER -> add(template.without(taxonomy), other(main), Annotation.WHOLE_ITEM, current);
            default -> {
                Media.Image image = picture(main);
                add(template, Geometry.shape(kind, value, image.width(), image.height()), pageIndex(main), current);
            }
        }
    }

    private record Template(
            String id, String category, Map<String, Value> attributes, Provenance provenance, String group) {

        /** Labels of what has no place here need not be categories. */
        Template without(Taxonomy taxonomy) {
            boolean known = taxonomy.isEmpty() || taxonomy.indexOf(category).isPresent();
            return known ? this : new Template(id, "", attributes, provenance, group);
        }
    }

    private void add(Template template, Shape shape, int index, Current current) {
        if (shape instanceof Shape.Span span && PartIds.isPart(template.id())) {
            for (int i = annotations.size() - 1; i >= 0; i--) {
                Annotation before = annotations.get(i);
                if (before.id().equals(current.annotationOf.get(PartIds.whole(template.id())))
                        && before.shape() instanceof Shape.Span start
                        && before.category().equals(template.category())) {
                    List<Shape.Span.Range> ranges = new ArrayList<>(start.ranges());
                    ranges.addAll(span.ranges());
                    annotations.set(i, before.withShape(new Shape.Span(ranges)));
                    return;
                }
            }
        }
        add(template, shape, index, true, "", template.attributes(), current);
    }

    private void add(
            Template template,
            Shape shape,
            int index,
            boolean keyframe,
            String track,
            Map<String, Value> attributes,
            Current current) {
        String id = unique(template.id());
        current.annotationOf.putIfAbsent(template.id(), id);
        annotations.add(new Annotation(
                id,
                template.category(),
                shape,
                index,
                keyframe,
                track,
                template.group(),
                0,
                attributes,
                template.provenance()));
    }

    private String unique(String wanted) {
        String id = wanted;
        for (int suffix = 2; !ids.add(id); suffix++) {
            id = wanted + "__" + suffix;
        }
        return id;
    }

    private void requireKnown(String category) throws ItemException {
        if (!taxonomy.isEmpty() && taxonomy.indexOf(category).isEmpty()) {
            throw new ItemException(
                    LabelStudioCodes.CATEGORY_UNKNOWN,
                    "'" + category + "' is not among the labels of the interface. Add it there, or give labels=data.");
        }
    }

    private static List<String> labels(Node result) {
        Node value = result.field("value").orElse(result);
        String type = result.string("type").orElse("");
        Optional<Node> own = value.field(type).or(() -> value.field("labels"));
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

    private Media.Image picture(Node result) throws ItemException {
        Media.Image image;
        if (media instanceof Media.Image single) {
            image = single;
        } else if (media instanceof Media.Pages pages) {
            int page = page(result);
            if (page < 0 || page >= pages.pages().size()) {
                throw new IllegalArgumentException("there is no page " + page);
            }
            image = pages.pages().get(page);
        } else {
            throw new IllegalArgumentException("it is a place on a picture, and the task shows "
                    + media.dataType().key());
        }
        if (!image.hasSize()) {
            throw new ItemException(
                    LabelStudioCodes.SIZE_UNKNOWN,
                    "the picture's size is not known, and places are in percent of it. Give the folder of pictures as"
                            + " 'media'.");
        }
        return image;
    }

    private int pageIndex(Node result) {
        return media instanceof Media.Pages ? page(result) : Annotation.WHOLE_ITEM;
    }

    private void point(String id, Node main, String label, Map<String, Value> attributes, Current current)
            throws ItemException {
        Media.Image image = picture(main);
        Node value = main.need("value");
        String own = config.control(main.string("from_name").orElse(""))
                .map(LabelConfig.Control::category)
                .orElse("");
        double x = value.need("x").number() * image.width() / 100;
        double y = value.need("y").number() * image.height() / 100;
        String parent = main.string("parentID").orElse("");
        boolean first = current.points.add(
                new PointsReader.Dot(id, parent, current.labelOf.getOrDefault(parent, ""), own, label, x, y));
        if (first) {
            Template template = new Template(
                    PartIds.whole(id),
                    current.points.category(),
                    attributes,
                    current.set.provenance(main.numeric("score")),
                    current.group(id));
            if (!template.category().isEmpty()) {
                requireKnown(template.category());
            }
            String annotation = uniqueAhead(template.id());
            current.points.named(annotation);
            add(template, new Shape.Points(List.of()), pageIndex(main), current);
        }
        current.annotationOf.putIfAbsent(id, current.points.annotation());
    }

    private String uniqueAhead(String wanted) {
        String id = unique(wanted);
        ids.remove(id);
        return id;
    }

    private void sequence(Template template, Node value, Node main, Current current) throws ItemException {
        if (!(media instanceof Media.Video video)) {
            throw new IllegalArgumentException(
                    "it is a track, and the task shows " + media.dataType().key());
        }
        if (video.width() == 0 || video.height() == 0) {
            throw new ItemException(
                    "video.size-unknown",
                    "the video's size is not known, and places are in percent of it. Give it as 'video-size'.");
        }
        List<Node> sequence = value.need("sequence").elements();
        String track = sequence.size() == 1 && template.group().isEmpty() ? "" : template.id();
        for (int i = 0; i < sequence.size(); i++) {
            Node each = sequence.get(i);
            int frame = each.need("frame").integer() - 1;
            if (frame < 0) {
                throw new IllegalArgumentException("frames are counted from 1");
            }
            Map<String, Value> attributes = new LinkedHashMap<>(template.attributes());
            if (i + 1 < sequence.size() && !each.isTrue("enabled")) {
                attributes.put(TrackWriter.ENABLED, new Value.Flag(false));
            }
            Optional<Double> score = each.numeric("score").or(() -> main.numeric("score"));
            Template box = new Template(
                    i == 0 ? template.id() : template.id() + "@" + (frame + 1),
                    template.category(),
                    attributes,
                    current.set.provenance(score),
                    template.group());
            add(box, Geometry.box(each, video.width(), video.height()), frame, true, track, attributes, current);
        }
    }

    private void ranges(Template template, Node value, Current current) {
        for (Node range : value.need("ranges").elements()) {
            int start = range.need("start").integer() - 1;
            int end = range.need("end").integer() - 1;
            if (start < 0 || end < start || end - start > 1_000_000) {
                throw new IllegalArgumentException("frames " + (start + 1) + " to " + (end + 1) + " are no range");
            }
            boolean several = end > start;
            for (int frame = start; frame <= end; frame++) {
                Template label = new Template(
                        frame == start && !current.annotationOf.containsKey(template.id())
                                ? template.id()
                                : template.id() + "@" + (frame + 1),
                        template.category(),
                        template.attributes(),
                        template.provenance(),
                        template.group());
                boolean keyframe = frame == start || frame == end;
                add(
                        label,
                        new Shape.Whole(),
                        frame,
                        keyframe,
                        several ? template.id() : "",
                        label.attributes(),
                        current);
            }
        }
    }

    private Shape range(Node value) {
        double start = value.need("start").number();
        double end = value.need("end").number();
        if (media instanceof Media.Text text) {
            return TextRange.of(text.text(), value, (int) start, (int) end);
        }
        if (!(media instanceof Media.Audio) && !(media instanceof Media.Video)) {
            throw new IllegalArgumentException("it is a range, and the task shows a picture");
        }
        if (Math.abs(start) > 1e12 || Math.abs(end) > 1e12) {
            throw new IllegalArgumentException("'start' and 'end' are seconds");
        }
        int channel = value.field("channel").map(Node::integer).orElse(-1);
        return new Shape.Interval(Math.round(start * 1e6), Math.round(end * 1e6), channel);
    }

    private Shape other(Node main) {
        return new Shape.Other(
                main.string("type").orElse("result"), json.text(PlainValues.of(main.value()), Json.Style.LINE));
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    /** What is said of the item as a whole. */
    private void itemAnswer(String id, Node answer, Current current) throws ItemException {
        String control = answer.string("from_name").orElse("answer");
        String type = answer.string("type").orElse("");
        Provenance provenance = current.set.provenance(answer.numeric("score"));
        int index = pageIndex(answer);
        if (type.equals("choices") && isClassification(control)) {
            for (String choice : answer.need("value").need("choices").texts()) {
                requireKnown(choice);
                Map<String, Value> attributes =
                        config.itemChoices() > 1 ? Map.of(CONTROL, new Value.Text(control)) : Map.of();
                add(new Template(id, choice, attributes, provenance, ""), new Shape.Whole(), index, current);
            }
            return;
        }
        Map<String, Value> attributes = Map.of(control, AnswerValues.of(answer));
        // A control gives one result with one id; ours of one annotation share theirs.
        String known = current.annotationOf.get(id);
        for (int i = 0; known != null && i < annotations.size(); i++) {
            Annotation before = annotations.get(i);
            if (before.id().equals(known)
                    && before.shape() instanceof Shape.Whole
                    && before.category().isEmpty()
                    && !before.attributes().containsKey(control)) {
                Map<String, Value> joined = new LinkedHashMap<>(before.attributes());
                joined.putAll(attributes);
                annotations.set(i, before.withAttributes(joined));
                return;
            }
        }
        add(new Template(id, "", attributes, provenance, ""), new Shape.Whole(), index, current);
    }

    /** Choices that are categories; those of an interface of ours that are attributes of the item are not. */
    private boolean isClassification(String control) {
        return config.control(Tool.CHOICES.controlName())
                        .filter(each -> each.tag().equals(Tool.CHOICES.type()))
                        .isEmpty()
                || control.equals(Tool.CHOICES.controlName());
    }

    // ---- relations --------------------------------------------------------------------------------------------------

    private void relation(Node link, Current current) {
        String from = link.string("from_id").map(current.annotationOf::get).orElse("");
        String to = link.string("to_id").map(current.annotationOf::get).orElse("");
        String id = "relation " + (relations.size() + 1);
        if (from == null || to == null || from.isEmpty() || to.isEmpty()) {
            report.loss(Loss.changed(
                    item, LossCodes.RELATION_DROPPED, place + ": a relation joins results that are not there"));
            return;
        }
        String type = link.field("labels")
                .filter(Node::isList)
                .map(labels -> String.join(", ", labels.texts()))
                .orElse("");
        String direction = link.string("direction").orElse("right");
        relations.add(
                switch (direction) {
                    case "left" -> new Relation(id, type, List.of(to), List.of(from));
                    case "bi" -> new Relation(id, type, List.of(from, to), List.of());
                    default -> new Relation(id, type, List.of(from), List.of(to));
                });
    }
}
