package org.labelport.labelstudio.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.CodePoints;
import org.labelport.labelstudio.place.LineEnds;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Span.Range;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Reads ranges of a text. Their offsets count code points, in older versions of Label Studio UTF-16 units. The end of a
 * line that is two characters, CR and LF, counts as one where the text was shown in a browser. The text that a result
 * quotes says which it is.
 */
final class TextRange {

    private static final String TWO = "\r\n";
    private static final String ONE = "\n";

    private final String item;
    private final String text;
    private final CodePoints points;
    private final LossSink losses;
    /** The text as browsers show it, made when a range needs it. */
    private @Nullable CodePoints shown;

    private @Nullable LineEnds ends;

    TextRange(String item, String text, LossSink losses) {
        this.item = item;
        this.text = text;
        this.points = CodePoints.of(text);
        this.losses = losses;
    }

    /**
     * Reads the range of a result. One that quotes another text than the range has is reported.
     *
     * @param annotation id of the result, for the report
     */
    Shape.Span of(String annotation, Node value, int start, int end) {
        Optional<Range> counted = range(points, start, end);
        Optional<Range> units = units(text, start, end);
        if (counted.isEmpty() && units.isEmpty()) {
            throw new IllegalArgumentException("its range " + start + " to " + end + " is not within the text's "
                    + points.count() + " characters");
        }
        Range usual = counted.or(() -> units).get();
        Optional<String> quoted = value.string("text");
        if (quoted.isEmpty() || covered(usual).equals(quoted.get())) {
            return new Shape.Span(List.of(usual));
        }
        Optional<Range> quotedRange = Stream.of(
                        units,
                        range(shown(), start, end).map(this::inText),
                        units(shown().text(), start, end).map(this::inText))
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

    private CodePoints shown() {
        CodePoints known = shown;
        if (known == null) {
            known = CodePoints.of(text.replace(TWO, ONE));
            shown = known;
        }
        return known;
    }

    private static Optional<Range> range(CodePoints text, int start, int end) {
        return start < 0 || start > end || end > text.count()
                ? Optional.empty()
                : Optional.of(new Range(text.offset(start), text.offset(end)));
    }

    private static Optional<Range> units(String text, int start, int end) {
        return start < 0 || start > end || end > text.length() ? Optional.empty() : Optional.of(new Range(start, end));
    }

    /** The same range of the text as it is, in which the end of a line may be two characters. */
    private Range inText(Range range) {
        LineEnds known = ends;
        if (known == null) {
            known = LineEnds.of(text);
            ends = known;
        }
        return new Range(known.inText(range.start()), known.inText(range.end()));
    }

    /** Without blanks, and without ends of lines as Label Studio spells some. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+|\\\\n", "");
    }
}
