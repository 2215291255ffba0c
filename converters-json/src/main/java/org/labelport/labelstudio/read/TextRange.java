package org.labelport.labelstudio.read;

import java.util.List;
import java.util.Optional;
import org.labelport.labelstudio.task.Node;
import org.labelport.model.Shape;

/**
 * Reads a range of a text. Its offsets count code points; in older versions of Label Studio they count UTF-16 units.
 */
final class TextRange {

    private TextRange() {}

    static Shape.Span of(String text, Node value, int start, int end) {
        Optional<String> covered = value.string("text");
        int count = text.codePointCount(0, text.length());
        boolean points = start >= 0 && start <= end && end <= count;
        boolean units = start >= 0 && start <= end && end <= text.length();
        if (!points && !units) {
            throw new IllegalArgumentException(
                    "its range " + start + " to " + end + " is not within the text's " + count + " characters");
        }
        if (points) {
            int from = text.offsetByCodePoints(0, start);
            int to = text.offsetByCodePoints(from, end - start);
            boolean asUnits = units
                    && covered.isPresent()
                    && !text.substring(from, to).equals(covered.get())
                    && text.substring(start, end).equals(covered.get());
            if (!asUnits) {
                return new Shape.Span(List.of(new Shape.Span.Range(from, to)));
            }
        }
        return new Shape.Span(List.of(new Shape.Span.Range(start, end)));
    }
}
