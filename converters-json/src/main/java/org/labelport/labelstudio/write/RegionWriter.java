package org.labelport.labelstudio.write;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.labelstudio.task.Dialogue;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.labelstudio.task.Tool;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the result of a shape on any kind of medium. */
final class RegionWriter {

    private static final double MICROS = 1e6;

    private final ItemView view;
    private final HeldChanges changes;
    private final RegionParts parts;
    private final TextLines lines;

    RegionWriter(LabelStudioPlan plan, ItemView view, ResultHead head, TextLines lines, ItemLosses losses) {
        this.view = view;
        this.changes = new HeldChanges(losses.out());
        this.parts = new RegionParts(plan, losses.item(), head, changes);
        this.lines = lines;
    }

    /** @return whether a result was written; otherwise the loss has been reported */
    boolean write(Annotation annotation, Optional<String> parent) throws ItemException {
        return changes.end(region(annotation, parent));
    }

    private boolean region(Annotation annotation, Optional<String> parent) throws ItemException {
        Shape shape = annotation.shape();
        return switch (view.kind()) {
            case IMAGE -> new PictureWriter(parts).write(annotation, parent);
            case PAGES -> onPage(annotation, parent);
            case VIDEO ->
                shape instanceof Shape.Whole
                        ? onFrame(annotation, parent)
                        : parts.unsupported(annotation, "on a video");
            case AUDIO ->
                shape instanceof Shape.Interval interval
                        ? interval(annotation, interval, parent)
                        : parts.unsupported(annotation, "on a recording");
            case TEXT, DIALOGUE ->
                shape instanceof Shape.Span span
                        ? span(annotation, span, parent)
                        : parts.unsupported(annotation, "on a text");
            case SERIES ->
                shape instanceof Shape.Other range
                        ? range(annotation, range, Tool.SERIES, parent)
                        : parts.unsupported(annotation, "on a time series");
            case HTML ->
                shape instanceof Shape.Other range
                        ? range(annotation, range, Tool.HYPERTEXT, parent)
                        : parts.unsupported(annotation, "on HTML, where ranges are given by its tags");
        };
    }

    private boolean onPage(Annotation annotation, Optional<String> parent) throws ItemException {
        ResultHead page = parts.head().on(annotation.index());
        if (page.picture().isEmpty()) {
            return parts.unsupported(annotation, "outside of the pages of a document");
        }
        RegionParts onPage = new RegionParts(parts.plan(), parts.item(), page, changes);
        return new PictureWriter(onPage).write(annotation, parent);
    }

    private boolean onFrame(Annotation annotation, Optional<String> parent) {
        parts.open(annotation, Tool.TIMELINE, parent);
        parts.json().key("ranges").open('[').open('{').key("start").integer(annotation.index() + 1L);
        parts.json().key("end").integer(annotation.index() + 1L).close('}').close(']');
        if (!annotation.track().isEmpty()) {
            parts.changed(annotation, LossCodes.TRACK_DROPPED, "labels of frames have no track");
        }
        return parts.close(annotation, Tool.TIMELINE);
    }

    private boolean interval(Annotation annotation, Shape.Interval interval, Optional<String> parent) {
        parts.open(annotation, Tool.LABELS, parent);
        parts.json().key("start").exact(interval.startMicros() / MICROS);
        parts.json().key("end").exact(interval.endMicros() / MICROS);
        if (interval.channel() >= 0) {
            parts.json().key("channel").integer(interval.channel());
        }
        return parts.close(annotation, Tool.LABELS);
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    /** Writes each range of a span as a result. */
    private boolean span(Annotation annotation, Shape.Span span, Optional<String> parent) {
        int length = ((Media.Text) parts.item().media()).text().length();
        List<Shape.Span.Range> ranges = span.ranges();
        if (ranges.isEmpty()
                || ranges.stream().anyMatch(range -> range.end() > length || range.start() == range.end())) {
            return parts.dropped(
                    annotation, LossCodes.GEOMETRY_DEGENERATE, "a range is empty, or ends beyond the text");
        }
        for (int i = 0; i < ranges.size(); i++) {
            String id = RegionIds.part(annotation.id(), i);
            if (view.dialogue().isPresent()) {
                ofTurns(id, annotation, ranges.get(i), view.dialogue().get(), parent);
            } else {
                ofText(id, annotation, ranges.get(i), parent);
            }
        }
        return true;
    }

    private void ofText(String id, Annotation annotation, Shape.Span.Range range, Optional<String> parent) {
        int start = lines.codePoint(range.start());
        int end = lines.codePoint(range.end());
        parts.open(id, annotation, Tool.LABELS, parent);
        parts.json().key("start").integer(start);
        parts.json().key("end").integer(end);
        parts.json().key("text").text(lines.between(start, end));
        parts.close(annotation, Tool.LABELS);
    }

    private void ofTurns(
            String id, Annotation annotation, Shape.Span.Range range, Dialogue dialogue, Optional<String> parent) {
        Dialogue.Place start = dialogue.place(range.start());
        Dialogue.Place end = dialogue.place(range.end());
        parts.open(id, annotation, Tool.PARAGRAPHS, parent);
        parts.json().key("start").text(Integer.toString(start.turn()));
        parts.json().key("end").text(Integer.toString(end.turn()));
        parts.json().key("startOffset").integer(start.offset());
        parts.json().key("endOffset").integer(end.offset());
        parts.json().key("text").text(dialogue.text().substring(range.start(), range.end()));
        parts.close(annotation, Tool.PARAGRAPHS);
    }

    // ---- time series and HTML ---------------------------------------------------------------------------------------

    /**
     * Writes a range of a time series or of HTML as Label Studio itself has written it, with the annotation's label.
     */
    private boolean range(Annotation annotation, Shape.Other range, Tool tool, Optional<String> parent) {
        Optional<Map<?, ?>> value = value(range.content());
        if (!range.type().equals(tool.type()) || value.isEmpty()) {
            return parts.dropped(
                    annotation, LossCodes.GEOMETRY_UNSUPPORTED, "it is not a range that <" + tool.tag() + "> can hold");
        }
        parts.open(annotation, tool, parent);
        value.get().forEach((name, each) -> {
            if (!String.valueOf(name).endsWith("labels")) {
                parts.json().key(String.valueOf(name)).value(each);
            }
        });
        return parts.close(annotation, tool);
    }

    private Optional<Map<?, ?>> value(JsonText content) {
        try {
            return parts.plan().json().read(content) instanceof Map<?, ?> result
                            && result.get("value") instanceof Map<?, ?> value
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (IOException e) {
            // The content is from another source; the caller reports it.
            return Optional.empty();
        }
    }
}
