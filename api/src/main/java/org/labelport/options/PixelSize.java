package org.labelport.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A width and a height, as an option of type {@link OptionSpec.Type#SIZE} holds them.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 */
public record PixelSize(int width, int height) {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})x([1-9][0-9]{0,8})");

    /** Reads a text such as {@code 1920x1080}; empty when it is not one. */
    static Optional<PixelSize> parse(String text) {
        Matcher size = TEXT.matcher(text);
        return size.matches()
                ? Optional.of(new PixelSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    /** The text that it is read from. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
