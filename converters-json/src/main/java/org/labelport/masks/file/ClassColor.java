package org.labelport.masks.file;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.model.Category;
import org.labelport.raster.Palettes;

/** Finds and converts the colours of classes. A colour is a number {@code 0xRRGGBB}. */
public final class ClassColor {

    private static final int DIGITS = 6;

    private ClassColor() {}

    /**
     * Returns the colour of a category. A category without a valid colour gets the one that the palette of Pascal VOC
     * has at an index.
     *
     * @param index the value of the class in masks
     */
    public static int of(Category category, int index) {
        return parse(category.color()).orElseGet(() -> Palettes.color(index));
    }

    /** Reads a colour from {@code #rrggbb}; empty when the text has another form. */
    public static Optional<Integer> parse(String text) {
        if (text.length() != DIGITS + 1 || text.charAt(0) != '#') {
            return Optional.empty();
        }
        for (int i = 1; i <= DIGITS; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(HexFormat.fromHexDigits(text, 1, DIGITS + 1));
    }

    /** Returns a colour as {@code #rrggbb}. */
    public static String hex(int color) {
        return String.format(Locale.ROOT, "#%06x", color);
    }

    /** Returns a colour as red, green and blue, for JSON. */
    public static List<Object> list(int color) {
        return List.of((long) (color >> 16), (long) (color >> 8 & 0xFF), (long) (color & 0xFF));
    }

    /** Reads a colour from red, green and blue in JSON; empty when the value is anything else. */
    public static Optional<Integer> ofList(JsonValue value) {
        List<Integer> parts = new ArrayList<>();
        for (JsonValue part : value.elements()) {
            part.integer().filter(number -> number >= 0 && number <= 0xFF).ifPresent(parts::add);
        }
        return parts.size() == 3 && value.elements().size() == 3
                ? Optional.of(parts.get(0) << 16 | parts.get(1) << 8 | parts.get(2))
                : Optional.empty();
    }
}
