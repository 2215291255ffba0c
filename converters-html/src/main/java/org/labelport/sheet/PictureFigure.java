package org.labelport.sheet;

import java.io.IOException;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.FileTrouble;
import org.labelport.report.Loss;

/**
 * Shows a picture with its shapes over it. Both are in the picture's own pixels, so that the browser scales them
 * together.
 */
final class PictureFigure {

    private static final double DEFAULT_WIDTH = 360;

    private final Item item;
    private final Media.Image image;
    private final Colors colors;
    private final int width;

    /** @param width the longest side of the reduced picture, in pixels; 0 to show only the shapes */
    PictureFigure(Item item, Media.Image image, Colors colors, int width) {
        this.item = item;
        this.image = image;
        this.colors = colors;
        this.width = width;
    }

    void write(Html html, ShardOutput out) {
        if (!image.hasSize()) {
            html.markup("<p class=\"plain\">a picture of unknown size</p>");
            return;
        }
        double side = width == 0 ? DEFAULT_WIDTH : width;
        double scale = Math.max(1, Math.max(image.width(), image.height()) / side);
        html.markup("<svg viewBox=\"0 0 ").number(image.width()).markup(" ").number(image.height());
        html.markup("\" style=\"--px:").number(scale).markup("\" role=\"img\">");
        picture(html, out);
        ShapeDrawing drawing = new ShapeDrawing(html, colors, scale);
        for (Annotation annotation : item.annotations()) {
            drawing.draw(annotation);
        }
        html.markup("</svg>");
    }

    private void picture(Html html, ShardOutput out) {
        String problem;
        if (width == 0) {
            return;
        }
        try {
            String data = Thumbnail.dataUri(image, width, out.limits());
            if (!data.isEmpty()) {
                html.markup("<image width=\"").number(image.width()).markup("\" height=\"");
                html.number(image.height()).markup("\" preserveAspectRatio=\"none\" href=\"");
                html.markup(data).markup("\"/>");
                return;
            }
            problem = "the picture is not on this machine";
        } catch (IOException e) {
            problem = "the picture cannot be shown: " + FileTrouble.reason(e);
            out.loss(Loss.changed(item.id(), SheetConverter.PICTURE_UNREAD, problem));
        }
        html.markup("<rect class=\"absent\" width=\"100%\" height=\"100%\"><title>")
                .text(problem);
        html.markup("</title></rect>");
    }
}
