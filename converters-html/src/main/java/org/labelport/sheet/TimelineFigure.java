package org.labelport.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/** Shows a recording as a timeline: a row with a bar for each track, or for each annotation without one. */
final class TimelineFigure {

    private static final int MOST_ROWS = 40;
    private static final int WIDTH = 1000;
    private static final int ROW_HEIGHT = 34;

    private final Item item;
    private final Colors colors;

    TimelineFigure(Item item, Colors colors) {
        this.item = item;
        this.colors = colors;
    }

    /**
     * A range of a recording, in frames of a video, in microseconds of other recordings.
     *
     * @param from its start
     * @param to its end, exclusive
     */
    private record Stretch(String category, long from, long to) {

        Stretch with(Stretch other) {
            return new Stretch(category, Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    void write(Html html) {
        Map<String, Stretch> rows = rows();
        long length = Math.max(
                length(), rows.values().stream().mapToLong(Stretch::to).max().orElse(0));
        if (length <= 0) {
            html.markup("<p class=\"plain\">")
                    .text(item.media().dataType().key())
                    .markup(", nothing on it</p>");
            return;
        }
        int shown = Math.min(MOST_ROWS, rows.size());
        html.markup("<svg class=\"time\" viewBox=\"0 0 1000 ")
                .number(Math.max(1, shown) * ROW_HEIGHT)
                .markup("\">");
        int row = 0;
        for (Map.Entry<String, Stretch> entry : rows.entrySet()) {
            if (row == shown) {
                break;
            }
            bar(html, entry.getKey(), entry.getValue(), length, row++);
        }
        html.markup("</svg>");
        if (shown < rows.size()) {
            html.markup("<p class=\"plain\">and ").number(rows.size() - shown).markup(" more</p>");
        }
    }

    private void bar(Html html, String name, Stretch stretch, long length, int row) {
        double from = (double) stretch.from() / length * WIDTH;
        double width = Math.max(4, (double) (stretch.to() - stretch.from()) / length * WIDTH);
        html.markup("<g style=\"--c:")
                .markup(colors.of(stretch.category()))
                .markup("\"><title>")
                .text(name);
        html.markup("</title><rect x=\"").number(from).markup("\" y=\"").number(row * ROW_HEIGHT + 2);
        html.markup("\" width=\"")
                .number(width)
                .markup("\" height=\"")
                .number(ROW_HEIGHT - 4)
                .markup("\"/></g>");
    }

    private Map<String, Stretch> rows() {
        Map<String, Stretch> rows = new LinkedHashMap<>();
        for (Annotation annotation : item.annotations()) {
            String category = annotation.category();
            if (annotation.shape() instanceof Shape.Interval interval) {
                rows.put(
                        category + " (" + annotation.id() + ")",
                        new Stretch(category, inUnits(interval.startMicros()), inUnits(interval.endMicros())));
            } else if (annotation.index() >= 0) {
                String row = category + " "
                        + (annotation.track().isEmpty() ? "(" + annotation.id() + ")" : annotation.track());
                Stretch frame = new Stretch(category, annotation.index(), annotation.index() + 1L);
                rows.merge(row, frame, Stretch::with);
            }
        }
        return rows;
    }

    private long length() {
        if (item.media() instanceof Media.Video video) {
            return video.frames();
        }
        return item.media() instanceof Media.Audio audio ? audio.micros() : 0;
    }

    /** Converts a time to frames of a video; leaves it in microseconds for other recordings. */
    private long inUnits(long micros) {
        if (item.media() instanceof Media.Video video && video.fpsNumerator() > 0) {
            return Math.round(micros / 1e6 * video.fpsNumerator() / video.fpsDenominator());
        }
        return micros;
    }
}
