package org.labelport.masks;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.model.Category;
import org.labelport.raster.Palettes;

/** Colours of classes as {@code 0xRRGGBB}. */
public final class ClassColor {

    private static final int DIGITS = 6;

    private ClassColor() {}

    /**
     * The colour of a category, or where it has none that of its place in the palette of Pascal VOC.
     *
     * @param index of the value that stands for the class
     */
    public static int of(Category category, int index) {
        return parse(category.color()).orElseGet(() -> Palettes.color(index));
    }

    /** A colour from {@code #rrggbb}. */
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

    /** A colour as {@code #rrggbb}. */
    public static String hex(int color) {
        return String.format(Locale.ROOT, "#%06x", color);
    }

    /** A colour as red, green and blue, for JSON. */
    public static List<Object> list(int color) {
        return List.of((long) (color >> 16), (long) (color >> 8 & 0xFF), (long) (color & 0xFF));
    }

    /** A colour from red, green and blue in JSON. */
    public static Optional<Integer> ofList(Object value) {
        List<Integer> parts = new ArrayList<>();
        for (Object part : SmallJson.list(value)) {
            SmallJson.integer(part)
                    .filter(number -> number >= 0 && number <= 0xFF)
                    .ifPresent(parts::add);
        }
        return parts.size() == 3
                ? Optional.of(parts.get(0) << 16 | parts.get(1) << 8 | parts.get(2))
                : Optional.empty();
    }
}
