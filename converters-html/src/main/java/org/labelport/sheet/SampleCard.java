package org.labelport.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.output.ExactDecimal;
import org.labelport.output.ShardOutput;

/** Shows one item on the page: its name, its medium with annotations, and how often each category occurs. */
final class SampleCard {

    private final Item item;
    private final Colors colors;
    private final int width;

    SampleCard(Item item, Colors colors, int width) {
        this.item = item;
        this.colors = colors;
        this.width = width;
    }

    void write(Html html, ShardOutput out) {
        html.markup("<figure class=\"card\">");
        figure(html, out);
        html.markup("<figcaption><b title=\"").text(item.id()).markup("\">").text(item.path());
        html.markup("</b> ");
        if (item.split() != Split.NONE) {
            html.markup("<span class=\"split\">")
                    .text(SheetPage.name(item.split()))
                    .markup("</span>");
        }
        categories(html);
        tags(html);
        html.markup("</figcaption></figure>");
    }

    private void figure(Html html, ShardOutput out) {
        Media media = item.media();
        if (media instanceof Media.Image image) {
            new PictureFigure(item, image, colors, width).write(html, out);
        } else if (media instanceof Media.Text text) {
            new TextFigure(item, text, colors).write(html);
        } else if (media instanceof Media.Video || media instanceof Media.Audio) {
            new TimelineFigure(item, colors).write(html);
        } else if (media instanceof Media.Chat chat) {
            new ChatFigure(item, chat).write(html);
        } else {
            html.markup("<p class=\"plain\">").text(media.dataType().key()).markup(", not drawn</p>");
        }
    }

    private void categories(Html html) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Annotation annotation : item.annotations()) {
            if (!annotation.category().isEmpty()) {
                counts.merge(annotation.category(), 1, Integer::sum);
            }
        }
        if (item.annotations().isEmpty()) {
            html.markup("<span class=\"none\">no annotations</span>");
        }
        counts.forEach((category, count) -> {
            html.markup("<span class=\"chip\" style=\"border-color:")
                    .markup(colors.of(category))
                    .markup("\">");
            html.text(category);
            if (count > 1) {
                html.markup(" × ").number(count);
            }
            html.markup("</span>");
        });
    }

    /** Writes the attributes of the annotations that are about the item as a whole. */
    private void tags(Html html) {
        for (Annotation annotation : item.annotations()) {
            if (annotation.shape() instanceof Shape.Whole) {
                annotation
                        .attributes()
                        .forEach((name, value) -> html.markup("<span class=\"attribute\">")
                                .text(name + ": " + text(value))
                                .markup("</span>"));
            }
        }
    }

    /** Returns a value as people write it. */
    static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Number number) {
            return ExactDecimal.text(number.number());
        }
        if (value instanceof Value.Whole whole) {
            return whole.number().toString();
        }
        if (value instanceof Value.Flag flag) {
            return flag.on() ? "yes" : "no";
        }
        if (value instanceof Value.Choices choices) {
            return String.join(", ", choices.chosen());
        }
        return ((Value.Day) value).day().toString();
    }
}
