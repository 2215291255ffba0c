package org.labelport.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/** Shows the beginning of a text, with its spans marked. */
final class TextFigure {

    private static final int SHOWN_CHARS = 1200;

    private final Item item;
    private final String text;
    private final Colors colors;

    TextFigure(Item item, Media.Text media, Colors colors) {
        this.item = item;
        this.text = media.text();
        this.colors = colors;
    }

    private record Marked(int start, int end, String category) {}

    void write(Html html) {
        html.markup("<p class=\"text\">");
        int end = Math.min(SHOWN_CHARS, text.length());
        int at = 0;
        for (Marked span : spans()) {
            if (span.start() < at || span.start() >= end) {
                continue; // overlaps the span before, or is beyond the shown text
            }
            int spanEnd = Math.min(span.end(), end);
            html.text(text.substring(at, span.start()));
            html.markup("<mark style=\"border-color:")
                    .markup(colors.of(span.category()))
                    .markup("\" title=\"");
            html.text(span.category())
                    .markup("\">")
                    .text(text.substring(span.start(), spanEnd))
                    .markup("</mark>");
            at = spanEnd;
        }
        html.text(text.substring(at, end)).markup(end < text.length() ? " …</p>" : "</p>");
    }

    private List<Marked> spans() {
        List<Marked> spans = new ArrayList<>();
        for (Annotation annotation : item.annotations()) {
            if (annotation.shape() instanceof Shape.Span span) {
                span.ranges().stream()
                        .filter(range -> range.end() > range.start() && range.end() <= text.length())
                        .forEach(range -> spans.add(new Marked(range.start(), range.end(), annotation.category())));
            }
        }
        spans.sort(Comparator.comparingInt(Marked::start));
        return spans;
    }
}
