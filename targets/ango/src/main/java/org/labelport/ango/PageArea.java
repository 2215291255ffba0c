package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/**
 * An area of a document's page.
 *
 * @param page 0-based
 * @param width of the page as it was shown, in whole pixels
 * @param height likewise
 * @param box in pixels of such a page
 */
record PageArea(int page, int width, int height, Shape.Box box) {

    /** The most pages. The sizes of more would need too much memory; books have fewer. */
    private static final int MOST_PAGES = 100_000;

    private static final double MOST_PIXELS = 1e6;

    /** The area of a {@code pdf} tool; empty when it is none. */
    static Optional<PageArea> of(JsonNode tool) {
        JsonNode position = tool.path("position");
        JsonNode rect = position.path("boundingRect");
        int page = position.path("pageNumber").asInt() - 1;
        double width = rect.path("width").asDouble();
        double height = rect.path("height").asDouble();
        boolean hasPage = page >= 0 && page < MOST_PAGES && isSide(width) && isSide(height);
        if (!hasPage || !Geometry.hasNumbers(rect, "x1", "y1", "x2", "y2")) {
            return Optional.empty();
        }
        double scaleX = Math.round(width) / width;
        double scaleY = Math.round(height) / height;
        Shape.Box box = Geometry.between(
                rect.path("x1").asDouble() * scaleX,
                rect.path("y1").asDouble() * scaleY,
                rect.path("x2").asDouble() * scaleX,
                rect.path("y2").asDouble() * scaleY);
        return Optional.of(new PageArea(page, (int) Math.round(width), (int) Math.round(height), box));
    }

    /**
     * The box in pixels of a page that is kept in another size, as it is where areas of a page were drawn while it was
     * shown in different ones.
     */
    Shape.Box boxOn(Media.Image kept) {
        double scaleX = (double) kept.width() / width;
        double scaleY = (double) kept.height() / height;
        return Shape.Box.of(box.x() * scaleX, box.y() * scaleY, box.width() * scaleX, box.height() * scaleY);
    }

    private static boolean isSide(double pixels) {
        return pixels >= 1 && pixels <= MOST_PIXELS;
    }
}
