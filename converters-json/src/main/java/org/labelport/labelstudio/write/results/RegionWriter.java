package org.labelport.labelstudio.write.results;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.place.Dialogue;
import org.labelport.labelstudio.place.TextLines;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the result of a shape on any kind of medium. */
final class RegionWriter {

    private static final double MICROS = 1e6;

    private final ResultRules rules;
    private final Item item;
    private final ItemView view;
    private final ResultHead head;
    private final TextLines lines;
    private final HeldChanges changes;

    RegionWriter(ResultRules rules, ItemView view, ResultHead head, TextLines lines, ItemLosses losses) {
        this.rules = rules;
        this.item = losses.item();
        this.view = view;
        this.head = head;
        this.lines = lines;
        this.changes = new HeldChanges(losses.out());
    }

    /** @return whether a result was written; otherwise the loss has been reported */
    boolean write(Annotation annotation, Optional<String> parent) throws ItemException {
        return changes.end(write(new Region(rules, item, annotation, parent, head.on(annotation.index()), changes)));
    }

    private boolean write(Region region) throws ItemException {
        Shape shape = region.annotation().shape();
        return switch (view.kind()) {
            case IMAGE -> new PictureWriter(region).write();
            case PAGES ->
                region.head().picture().isPresent()
                        ? new PictureWriter(region).write()
                        : region.unsupported("outside of the pages of a document");
            case VIDEO -> shape instanceof Shape.Whole ? onFrame(region) : region.unsupported("on a video");
            case AUDIO ->
                shape instanceof Shape.Interval interval
                        ? interval(region, interval)
                        : region.unsupported("on a recording");
            case TEXT, DIALOGUE ->
                shape instanceof Shape.Span span ? span(region, span) : region.unsupported("on a text");
            case SERIES ->
                shape instanceof Shape.Other range
                        ? range(region, range, Tool.SERIES)
                        : region.unsupported("on a time series");
            case HTML ->
                shape instanceof Shape.Other range
                        ? range(region, range, Tool.HYPERTEXT)
                        : region.unsupported("on HTML, where ranges are given by its tags");
        };
    }

    private static boolean onFrame(Region region) {
        Annotation label = region.annotation();
        region.open(Tool.TIMELINE);
        region.json().key("ranges").open('[').open('{').key("start").integer(label.index() + 1L);
        region.json().key("end").integer(label.index() + 1L).close('}').close(']');
        if (!label.track().isEmpty()) {
            region.changed(LossCodes.TRACK_DROPPED, "labels of frames have no track");
        }
        return region.close(Tool.TIMELINE);
    }

    private static boolean interval(Region region, Shape.Interval interval) {
        region.open(Tool.LABELS);
        region.json().key("start").exact(interval.startMicros() / MICROS);
        region.json().key("end").exact(interval.endMicros() / MICROS);
        if (interval.channel() >= 0) {
            region.json().key("channel").integer(interval.channel());
        }
        return region.close(Tool.LABELS);
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    /** Writes each range of a span as a result. */
    private boolean span(Region region, Shape.Span span) {
        int length = ((Media.Text) item.media()).text().length();
        List<Shape.Span.Range> ranges = span.ranges();
        if (ranges.isEmpty()
                || ranges.stream().anyMatch(range -> range.end() > length || range.start() == range.end())) {
            return region.dropped(LossCodes.GEOMETRY_DEGENERATE, "a range is empty, or ends beyond the text");
        }
        for (int i = 0; i < ranges.size(); i++) {
            String id = RegionIds.part(region.annotation().id(), i);
            if (view.dialogue().isPresent()) {
                ofTurns(id, region, ranges.get(i), view.dialogue().get());
            } else {
                ofText(id, region, ranges.get(i));
            }
        }
        return true;
    }

    private void ofText(String id, Region region, Shape.Span.Range range) {
        int start = lines.codePoint(range.start());
        int end = lines.codePoint(range.end());
        region.open(id, Tool.LABELS);
        region.json().key("start").integer(start);
        region.json().key("end").integer(end);
        region.json().key("text").text(lines.between(start, end));
        region.close(Tool.LABELS);
    }

    private static void ofTurns(String id, Region region, Shape.Span.Range range, Dialogue dialogue) {
        Dialogue.Place start = dialogue.place(range.start());
        Dialogue.Place end = dialogue.place(range.end());
        region.open(id, Tool.PARAGRAPHS);
        region.json().key("start").text(Integer.toString(start.turn()));
        region.json().key("end").text(Integer.toString(end.turn()));
        region.json().key("startOffset").integer(start.offset());
        region.json().key("endOffset").integer(end.offset());
        region.json().key("text").text(dialogue.text().substring(range.start(), range.end()));
        region.close(Tool.PARAGRAPHS);
    }

    // ---- time series and HTML ---------------------------------------------------------------------------------------

    /**
     * Writes a range of a time series or of HTML as Label Studio itself has written it, with the annotation's label.
     */
    private boolean range(Region region, Shape.Other range, Tool tool) {
        Optional<Map<?, ?>> value = value(range.content());
        if (!range.type().equals(tool.type()) || value.isEmpty()) {
            return region.dropped(
                    LossCodes.GEOMETRY_UNSUPPORTED, "it is not a range that <" + tool.tag() + "> can hold");
        }
        region.open(tool);
        value.get().forEach((name, each) -> {
            if (!String.valueOf(name).endsWith("labels")) {
                region.json().key(String.valueOf(name)).value(each);
            }
        });
        return region.close(tool);
    }

    private Optional<Map<?, ?>> value(JsonText content) {
        try {
            return rules.json().read(content) instanceof Map<?, ?> result
                            && result.get("value") instanceof Map<?, ?> value
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (IOException e) {
            // The content is from another source; the caller reports it.
            return Optional.empty();
        }
    }
}
