package org.labelport.labelstudio.write.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.place.TextLines;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.objectparts.LoneGroups;
import org.labelport.output.ByteText;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the results of one person or model on an item. */
public final class ResultWriter {

    private final ResultRules rules;
    private final MediaKind kind;
    private final Consumer<Annotation> written;
    private final ItemLosses losses;
    private final JsonLine json;
    private final ResultHead head;
    private final RegionWriter regions;
    private final AnswerWriter answers;
    /** The region of each group that is the parent of the others. */
    private final Map<String, String> parents = new HashMap<>();
    /** Groups with a single region. Readers see a group only if regions have a parent. */
    private final LoneGroups lone = new LoneGroups();
    /** The region of each annotation that has one. */
    private final Map<String, String> regionIds = new HashMap<>();

    /** @param written is told of each annotation that is written */
    ResultWriter(
            ResultRules rules,
            ItemLosses losses,
            ItemView view,
            TextLines lines,
            ByteText results,
            Consumer<Annotation> written) {
        this.rules = rules;
        this.kind = view.kind();
        this.written = written;
        this.losses = losses;
        this.json = new JsonLine(results);
        this.head = new ResultHead(json, kind, losses.item().media(), rules.json());
        this.answers = new AnswerWriter(rules, kind, head, losses);
        this.regions = new RegionWriter(rules, view, head, lines, losses);
    }

    /** Returns whether Label Studio accepts a score, which must be from 0 to 1. */
    public static boolean isScore(double score) {
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
        Map<String, String> begun = new HashMap<>();
        List<Annotation> tags = new ArrayList<>();
        for (Annotation annotation : annotations) {
            Shape shape = annotation.shape();
            if (kind == MediaKind.VIDEO && shape instanceof Shape.Box && annotation.index() >= 0) {
                String key = trackKey(annotation);
                if (!annotation.track().isEmpty() && !frames.add(key + "\n" + annotation.index())) {
                    key = "annotation " + annotation.id();
                    ofItsOwn(annotation, "its track has another box on this frame");
                } else if (!annotation.track().isEmpty()
                        && !tracks.containsKey(key)
                        && begun.putIfAbsent(annotation.track(), key) != null) {
                    ofItsOwn(annotation, "other boxes of its track have another category or group");
                }
                tracks.computeIfAbsent(key, unused -> new ArrayList<>()).add(annotation);
            } else if (shape instanceof Shape.Whole && (annotation.index() < 0 || kind != MediaKind.VIDEO)) {
                tags.add(annotation);
            } else {
                region(annotation);
            }
        }
        for (Map.Entry<String, List<Annotation>> track : tracks.entrySet()) {
            String name = track.getValue().get(0).track();
            track(track.getValue(), track.getKey().equals(begun.get(name)) ? name : "");
        }
        lone.report(losses.parts());
        new TagWriter(rules, head, answers, written, losses).write(tags);
    }

    private void ofItsOwn(Annotation box, String reason) {
        losses.change(box, LossCodes.TRACK_DROPPED, reason + ", so it is written as a track of its own");
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
            written.accept(annotation);
            if (kind != MediaKind.VIDEO && !annotation.track().isEmpty()) {
                losses.change(annotation, LossCodes.TRACK_DROPPED, "only boxes of videos are in tracks");
            }
            answers.ofRegion(annotation, annotation.id());
        }
    }

    private void track(List<Annotation> boxes, String named) throws ItemException {
        Annotation first = boxes.get(0);
        List<Annotation> shown = new TrackWriter(rules, head, losses).write(boxes, named, parent(first));
        for (Annotation annotation : shown) {
            regionIds.put(annotation.id(), shown.get(0).id());
            written.accept(annotation);
        }
        if (shown.isEmpty()) {
            return;
        }
        regionWritten(shown.get(0), shown.get(0).id());
        Map<String, Value> common = TrackWriter.common(shown);
        answers.ofRegion(shown.get(0).withAttributes(common), shown.get(0).id());
        for (Annotation each : shown) {
            TrackWriter.attributes(each).keySet().stream()
                    .filter(name -> !common.containsKey(name))
                    .forEach(name -> answers.dropped(each, name, "it changes along the track"));
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
        lone.visibleBesideOthers(annotation);
        annotation
                .provenance()
                .score()
                .filter(score -> !isScore(score))
                .ifPresent(score -> answers.scoreDropped(annotation));
    }

    void relation(String from, String to, String direction, String type) {
        json.open('{').key("type").text("relation");
        json.key("from_id").text(region(from));
        json.key("to_id").text(region(to));
        json.key("direction").text(direction);
        if (!type.isEmpty()) {
            json.key("labels").open('[').text(type).close(']');
        }
        json.close('}');
    }

    private String region(String annotation) {
        return RegionIds.of(regionIds.getOrDefault(annotation, annotation));
    }
}
