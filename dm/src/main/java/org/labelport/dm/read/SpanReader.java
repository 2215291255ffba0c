package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/**
 * Reads ranges of text. The platform's documentation has offsets into the text, but the platform stores the browser's
 * selection: two elements and an offset into each. If all are in one element, its offsets are read as offsets into the
 * text, and the ranges are also kept as they are.
 */
final class SpanReader {

    private static final List<String> OFFSETS = List.of("start", "end");

    private final String text;
    private final Reading reading;
    private final List<Shape.Span.Range> ranges = new ArrayList<>();
    private final Set<String> elements = new HashSet<>();
    private boolean more;

    private SpanReader(String text, Reading reading) {
        this.text = text;
        this.reading = reading;
    }

    static Shape.Span read(@Nullable Object geometry, Media media, Reading reading) throws GeometryException {
        if (PlainJson.isNothing(geometry)) {
            throw GeometryException.missing("there are no ranges");
        }
        SpanReader reader = new SpanReader(media instanceof Media.Text known ? known.text() : "", reading);
        return reader.span(PlainJson.object(geometry));
    }

    private Shape.Span span(Map<?, ?> fields) throws GeometryException {
        Object value = fields.get("ranges");
        if (PlainJson.isNothing(value)) {
            throw GeometryException.missing("there are no ranges");
        }
        if (!(value instanceof List<?> list)) {
            throw GeometryException.invalid("the ranges are not a list");
        }
        for (Object range : list) {
            add(PlainJson.object(range));
        }
        if (elements.size() > 1) {
            throw GeometryException.invalid("the ranges are in " + elements.size()
                    + " elements of the page, and it is not known where these start in the text");
        }
        if (more) {
            reading.keep("ranges", value);
        }
        keepContent(fields.get("content"));
        reading.keepOthers("data", fields, List.of("id", "tool", "ranges", "content"));
        return new Shape.Span(ranges);
    }

    private void add(Map<?, ?> range) throws GeometryException {
        Object start = range.get("start");
        Object end = range.get("end");
        if (start instanceof String element) {
            if (!element.equals(end)) {
                throw GeometryException.invalid("a range begins in one element of the page and ends in another");
            }
            elements.add(element);
            more = true;
            add(range.get("startOffset"), range.get("endOffset"));
        } else {
            more |= !OFFSETS.containsAll(range.keySet());
            add(start, end);
        }
    }

    private void add(@Nullable Object from, @Nullable Object to) throws GeometryException {
        OptionalLong start = PlainJson.whole(from);
        OptionalLong end = PlainJson.whole(to);
        int length = text.isEmpty() ? Integer.MAX_VALUE : text.length();
        if (start.isEmpty() || end.isEmpty()) {
            throw GeometryException.invalid("a range has no offsets");
        }
        if (start.getAsLong() < 0 || end.getAsLong() < start.getAsLong() || end.getAsLong() > length) {
            throw GeometryException.invalid(
                    "the text has no range from " + start.getAsLong() + " to " + end.getAsLong());
        }
        ranges.add(new Shape.Span.Range((int) start.getAsLong(), (int) end.getAsLong()));
    }

    /**
     * Keeps the quoted text unless the text is known and is the same at the ranges. A difference in more than blanks is
     * reported.
     */
    private void keepContent(@Nullable Object content) {
        if (content == null) {
            return;
        }
        StringBuilder there = new StringBuilder();
        if (!text.isEmpty()) {
            ranges.forEach(range -> there.append(text, range.start(), range.end()));
        }
        if (content.equals(there.toString())) {
            return;
        }
        reading.keep("content", content);
        if (!text.isEmpty() && !withoutBlanks(PlainJson.text(content)).equals(withoutBlanks(there.toString()))) {
            reading.note(
                    DmCodes.TEXT_DIFFERS,
                    "the text from " + places()
                            + " is not the text that the annotation quotes. Check whether this is the text that"
                            + " was annotated");
        }
    }

    private String places() {
        return ranges.stream()
                .map(range -> range.start() + " to " + range.end())
                .collect(Collectors.joining(", "));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
