package org.labelport.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.labelport.convert.Census;
import org.labelport.model.Split;
import org.labelport.output.ByteText;

/**
 * Writes the page around the samples, with counts of the whole data set before them. The page loads no other files and
 * runs no scripts.
 */
final class SheetPage {

    /** First line of every page, by which a sheet is recognized. */
    static final String MARK = "<!doctype html><!-- Labelport preview sheet -->\n";

    private final Census census;
    private final Overview overview;
    private final int samples;
    private final Colors colors;
    private final ToLongFunction<String> counters;

    /**
     * @param samples number of items that are shown
     * @param counters values of the counters of {@link Measures}, by their names
     */
    SheetPage(Census census, Overview overview, int samples, Colors colors, ToLongFunction<String> counters) {
        this.census = census;
        this.overview = overview;
        this.samples = samples;
        this.colors = colors;
        this.counters = counters;
    }

    /** Returns the name of a split on the page. */
    static String name(Split split) {
        return split == Split.NONE ? "no split" : split.name().toLowerCase(Locale.ROOT);
    }

    void head(OutputStream out) throws IOException {
        ByteText text = new ByteText();
        Html html = new Html(text);
        html.markup(MARK).markup("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Data set preview</title>\n");
        html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
                + " style-src 'unsafe-inline'\">\n");
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n");
        html.markup(style()).markup("</style></head><body>\n<h1>Data set preview</h1>\n<dl class=\"facts\">");
        facts(html);
        html.markup("</dl>\n<div class=\"tables\">");
        categories(html);
        sizes(html);
        html.markup("</div>\n<h2>").number(samples).markup(samples == 1 ? " sample" : " samples");
        html.markup("</h2>\n<div class=\"cards\">\n");
        text.writeTo(out);
    }

    void foot(OutputStream out) throws IOException {
        out.write("\n</div>\n</body></html>\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String style() throws IOException {
        try (InputStream style = SheetPage.class.getResourceAsStream("sheet.css")) {
            if (style == null) {
                throw new IOException("sheet.css is missing in the bundle");
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void facts(Html html) {
        long empty = census.items() - overview.annotatedItems();
        fact(html, "items", census.items(), splits());
        fact(html, "without annotations", empty, "");
        fact(html, "annotations", census.annotations(), "");
        fact(html, "categories", census.taxonomy().size(), unused());
        fact(html, "repeated paths", overview.repeatedPaths(), "");
        fact(html, "duplicate annotations", counters.applyAsLong(Measures.DUPLICATES), "");
        fact(html, "beyond the picture's border", counters.applyAsLong(Measures.OUTSIDE), "");
        factIfAny(html, "pictures of unknown size", Measures.SIZELESS);
        factIfAny(html, "pictures whose files are not here", Measures.FILELESS);
    }

    private void factIfAny(Html html, String name, String counter) {
        if (counters.applyAsLong(counter) > 0) {
            fact(html, name, counters.applyAsLong(counter), "");
        }
    }

    private static void fact(Html html, String name, long count, String detail) {
        html.markup("<div><dt>").text(name).markup("</dt><dd>").text(grouped(count));
        html.markup(detail.isEmpty() ? "" : "<small>").text(detail).markup(detail.isEmpty() ? "" : "</small>");
        html.markup("</dd></div>");
    }

    private String splits() {
        Map<String, Long> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            if (census.items(split) > 0) {
                splits.put(name(split), census.items(split));
            }
        }
        return splits.entrySet().stream()
                .map(split -> split.getKey() + " " + grouped(split.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String unused() {
        long unused = census.taxonomy().names().stream()
                .filter(name -> census.shapes(name).isEmpty())
                .count();
        return unused == 0 ? "" : grouped(unused) + " unused";
    }

    private void categories(Html html) {
        long most =
                census.taxonomy().names().stream().mapToLong(this::count).max().orElse(0);
        html.markup("<table><caption>Annotations by category</caption>");
        for (String category : census.taxonomy().names()) {
            String kinds = census.shapes(category).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(kind -> grouped(kind.getValue()) + " " + kind.getKey().key())
                    .collect(Collectors.joining(", "));
            row(html, category, count(category), most, colors.of(category), kinds);
        }
        long without = census.annotations()
                - census.taxonomy().names().stream().mapToLong(this::count).sum();
        if (without > 0) {
            row(html, "(no category)", without, Math.max(most, without), colors.of(""), "");
        }
        html.markup("</table>");
    }

    private long count(String category) {
        return census.shapes(category).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void sizes(Html html) {
        long most = 0;
        int first = Measures.LAST_SIZE + 1;
        int last = -1;
        for (int size = 0; size <= Measures.LAST_SIZE; size++) {
            long count = counters.applyAsLong(Measures.size(size));
            if (count > 0) {
                most = Math.max(most, count);
                first = Math.min(first, size);
                last = size;
            }
        }
        if (last < 0) {
            return;
        }
        html.markup("<table><caption>Sizes: root of the box's area, in pixels</caption>");
        for (int size = first; size <= last; size++) {
            row(html, range(size), counters.applyAsLong(Measures.size(size)), most, "#4477aa", "");
        }
        html.markup("</table>");
    }

    private static String range(int size) {
        if (size == 0) {
            return "below 2";
        }
        return size == Measures.LAST_SIZE ? (1 << size) + " and more" : (1 << size) + " to " + (1 << size + 1);
    }

    private static void row(Html html, String name, long count, long most, String color, String detail) {
        double share = most == 0 ? 0 : 100.0 * count / most;
        html.markup("<tr title=\"")
                .text(detail)
                .markup("\"><th>")
                .text(name)
                .markup("</th><td>")
                .text(grouped(count));
        html.markup("</td><td class=\"bar\"><i style=\"width:")
                .number(share)
                .markup("%;background:")
                .markup(color);
        html.markup("\"></i></td></tr>");
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
