package org.labelport.labelstudio.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.labelstudio.task.Node;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Span.Range;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Reads ranges of a text. Their offsets count code points, in older versions of Label Studio UTF-16 units. The end of a
 * line that is two characters, CR and LF, counts as one where the text was shown in a browser. The text that a result
 * quotes says which it is.
 */
record TextRange(String item, String text, LossSink losses) {

    private static final String TWO = "\r\n";
    private static final String ONE = "\n";

    /**
     * Reads the range of a result. One that quotes another text than the range has is reported.
     *
     * @param annotation id of the result, for the report
     */
    Shape.Span of(String annotation, Node value, int start, int end) {
        Optional<Range> points = points(text, start, end);
        Optional<Range> units = units(text, start, end);
        if (points.isEmpty() && units.isEmpty()) {
            throw new IllegalArgumentException("its range " + start + " to " + end + " is not within the text's "
                    + text.codePointCount(0, text.length()) + " characters");
        }
        Range usual = points.or(() -> units).get();
        Optional<String> quoted = value.string("text");
        if (quoted.isEmpty() || covered(usual).equals(quoted.get())) {
            return new Shape.Span(List.of(usual));
        }
        String shown = text.replace(TWO, ONE);
        Optional<Range> quotedRange = Stream.of(
                        units,
                        points(shown, start, end).map(this::inText),
                        units(shown, start, end).map(this::inText))
                .flatMap(Optional::stream)
                .filter(range ->
                        covered(range).replace(TWO, ONE).equals(quoted.get().replace(TWO, ONE)))
                .findFirst();
        if (quotedRange.isEmpty() && !withoutBlanks(covered(usual)).equals(withoutBlanks(quoted.get()))) {
            losses.loss(Loss.changed(
                    item,
                    annotation,
                    LabelStudioCodes.TEXT_DIFFERS,
                    "the text from " + start + " to " + end
                            + " is not the one that the result quotes. Check whether this"
                            + " is the text that was annotated"));
        }
        return new Shape.Span(List.of(quotedRange.orElse(usual)));
    }

    private String covered(Range range) {
        return text.substring(range.start(), range.end());
    }

    private static Optional<Range> points(String text, int start, int end) {
        if (start < 0 || start > end || end > text.codePointCount(0, text.length())) {
            return Optional.empty();
        }
        int from = text.offsetByCodePoints(0, start);
        return Optional.of(new Range(from, text.offsetByCodePoints(from, end - start)));
    }

    private static Optional<Range> units(String text, int start, int end) {
        return start < 0 || start > end || end > text.length() ? Optional.empty() : Optional.of(new Range(start, end));
    }

    /** The same range of the text as it is, in which the end of a line may be two characters. */
    private Range inText(Range shown) {
        int start = after(0, shown.start());
        return new Range(start, after(start, shown.end() - shown.start()));
    }

    /** The place that is so many characters of the shown text after another one. */
    private int after(int from, int count) {
        int place = from;
        for (int i = 0; i < count; i++) {
            place += text.startsWith(TWO, place) ? TWO.length() : 1;
        }
        return place;
    }

    /** Without blanks, and without ends of lines as Label Studio spells some. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+|\\\\n", "");
    }
}
