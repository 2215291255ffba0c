package org.labelport.labelstudio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.labelstudio.AnswerControls.Control;
import org.labelport.labelstudio.AnswerControls.Scope;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the results of what one person or model marked on an item. */
final class ResultWriter {

    private final LabelStudioPlan plan;
    private final Item item;
    private final MediaKind kind;
    private final ShardOutput out;
    private final JsonLine json;
    private final ResultHead head;
    private final RegionWriter regions;
    /** The region that others of its group hang on. */
    private final Map<String, String> parents = new HashMap<>();
    /** Region of each annotation that has one. */
    private final Map<String, String> regionIds = new HashMap<>();

    ResultWriter(LabelStudioPlan plan, Item item, MediaKind kind, TextLines lines, ByteText results, ShardOutput out) {
        this.plan = plan;
        this.item = item;
        this.kind = kind;
        this.out = out;
        this.json = new JsonLine(results);
        this.head = new ResultHead(json, kind, item.media());
        this.regions = new RegionWriter(plan, item, head, lines, out);
    }

    /** Label Studio takes scores from 0 to 1. */
    static boolean isScore(double score) {
        return score >= 0 && score <= 1;
    }

    boolean replaced() {
        return json.replaced();
    }

    boolean hasRegions(List<String> annotations) {
        return regionIds.keySet().containsAll(annotations);
    }

    void write(List<Annotation> annotations) throws ItemException {
        Map<String, List<Annotation>> tracks = new LinkedHashMap<>();
        Set<String> frames = new HashSet<>();
        List<Annotation> tags = new ArrayList<>();
        for (Annotation annotation : annotations) {
            Shape shape = annotation.shape();
            if (kind == MediaKind.VIDEO && shape instanceof Shape.Box && annotation.index() >= 0) {
                String key = trackKey(annotation);
                if (!annotation.track().isEmpty() && !frames.add(key + "\n" + annotation.index())) {
                    key = "annotation " + annotation.id();
                    out.loss(Loss.changed(
                            item.id(),
                            annotation.id(),
                            LossCodes.TRACK_DROPPED,
                            "its track has a box on this frame already; it is one of its own"));
                }
                tracks.computeIfAbsent(key, unused -> new ArrayList<>()).add(annotation);
            } else if (shape instanceof Shape.Whole && (annotation.index() < 0 || kind != MediaKind.VIDEO)) {
                tags.add(annotation);
            } else {
                region(annotation);
            }
        }
        for (List<Annotation> track : tracks.values()) {
            track(track);
        }
        tags(tags);
    }

    private static String trackKey(Annotation box) {
        return box.track().isEmpty()
                ? "annotation " + box.id()
                : box.category() + "\n" + box.track() + "\n" + box.group();
    }

    private void region(Annotation annotation) throws ItemException {
        Optional<String> parent = parent(annotation);
        if (regions.write(annotation, parent)) {
            regionWritten(annotation, annotation.id());
            out.written(annotation);
            answers(annotation, annotation.id());
        }
    }

    private void track(List<Annotation> boxes) throws ItemException {
        Annotation first = boxes.get(0);
        List<Annotation> written = new TrackWriter(plan, item, head, out).write(boxes, parent(first));
        for (Annotation annotation : written) {
            regionIds.put(annotation.id(), written.get(0).id());
            out.written(annotation);
        }
        if (written.isEmpty()) {
            return;
        }
        regionWritten(written.get(0), written.get(0).id());
        boolean same = written.stream()
                .allMatch(each -> TrackWriter.attributes(each).equals(TrackWriter.attributes(written.get(0))));
        if (same) {
            answers(
                    written.get(0).withAttributes(TrackWriter.attributes(written.get(0))),
                    written.get(0).id());
        } else {
            for (Annotation each : written) {
                TrackWriter.attributes(each)
                        .keySet()
                        .forEach(name -> dropped(each, name, "it changes along the track"));
            }
        }
    }

    private Optional<String> parent(Annotation annotation) {
        return annotation.group().isEmpty() ? Optional.empty() : Optional.ofNullable(parents.get(annotation.group()));
    }

    private void regionWritten(Annotation annotation, String region) {
        regionIds.put(annotation.id(), region);
        if (!annotation.group().isEmpty()) {
            parents.putIfAbsent(annotation.group(), region);
        }
        annotation.provenance().score().filter(score -> !isScore(score)).ifPresent(score -> scoreDropped(annotation));
    }

    private void scoreDropped(Annotation annotation) {
        out.loss(Loss.changed(
                item.id(),
                annotation.id(),
                LossCodes.SCORE_DROPPED,
                "a result of this kind has no score, or it is not 0 to 1"));
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    private void answers(Annotation annotation, String region) {
        annotation.attributes().forEach((name, value) -> answer(annotation, region, name, value, Scope.REGION));
    }

    private void answer(Annotation annotation, String region, String name, Value value, Scope scope) {
        Optional<Control> control = plan.answers().of(kind, name, value, scope);
        if (control.isEmpty()) {
            dropped(annotation, name, "it has more values than can be chosen from");
            return;
        }
        if (!control.get().name().equals(name)) {
            out.loss(Loss.changed(
                    item.id(),
                    annotation.id(),
                    LabelStudioLosses.ATTRIBUTE_RENAMED,
                    "'" + name + "' is written as '" + control.get().name() + "'"));
        }
        head.open(region, control.get().name(), control.get().kind().type(), Optional.empty(), Optional.empty());
        head.value(control.get(), value);
        head.close();
    }

    private void dropped(Annotation annotation, String name, String reason) {
        out.loss(Loss.changed(
                item.id(), annotation.id(), LossCodes.ATTRIBUTE_DROPPED, "'" + name + "' is not written: " + reason));
    }

    // ---- tags -------------------------------------------------------------------------------------------------------

    /** All labels of the item are one result, as a control gives one. */
    private void tags(List<Annotation> tags) {
        List<Annotation> labels =
                tags.stream().filter(tag -> !tag.category().isEmpty()).toList();
        if (!labels.isEmpty()) {
            Annotation first = labels.get(0);
            Optional<Double> score =
                    labels.size() == 1 ? first.provenance().score().filter(ResultWriter::isScore) : Optional.empty();
            head.open(first.id(), Tool.CHOICES.controlName(), Tool.CHOICES.type(), Optional.empty(), score);
            json.key("value").open('{').key("choices").open('[');
            labels.stream()
                    .map(Annotation::category)
                    .distinct()
                    .forEach(name -> json.text(plan.labels().of(name)));
            json.close(']').close('}');
            head.close();
        }
        List<String> seen = new ArrayList<>();
        for (Annotation tag : tags) {
            if (!tag.category().isEmpty()) {
                label(tag, labels.size(), seen);
            } else if (tag.attributes().isEmpty()) {
                out.loss(Loss.dropped(
                        item.id(), tag.id(), LossCodes.CATEGORY_MISSING, "it says nothing: no category, no attribute"));
            } else {
                out.written(tag);
                String region = tag.id();
                tag.attributes().forEach((name, value) -> answer(tag, region, name, value, Scope.ITEM));
                tag.provenance().score().ifPresent(score -> scoreDropped(tag));
            }
            if (!tag.group().isEmpty()) {
                out.loss(Loss.changed(
                        item.id(), tag.id(), LossCodes.GROUP_DROPPED, "labels of the item are in no group"));
            }
        }
    }

    private void label(Annotation tag, int labels, List<String> seen) {
        if (seen.contains(tag.category())) {
            out.loss(Loss.dropped(
                    item.id(),
                    tag.id(),
                    LossCodes.TAG_DROPPED,
                    "the item has the label '" + tag.category() + "' already"));
            return;
        }
        seen.add(tag.category());
        out.written(tag);
        tag.attributes().keySet().forEach(name -> dropped(tag, name, "labels of the item have no answers"));
        tag.provenance().score().filter(score -> labels > 1 || !isScore(score)).ifPresent(score -> scoreDropped(tag));
    }

    // ---- relations --------------------------------------------------------------------------------------------------

    void relation(String from, String to, String direction, String type) {
        json.open('{').key("type").text("relation");
        json.key("from_id").text(regionIds.getOrDefault(from, from));
        json.key("to_id").text(regionIds.getOrDefault(to, to));
        json.key("direction").text(direction);
        if (!type.isEmpty()) {
            json.key("labels").open('[').text(type).close(']');
        }
        json.close('}');
    }
}
