package org.labelport.ango;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * The text that Ango Hub quotes for a range of characters. It is read as an attribute, which stays only where the item's
 * own text does not say the same: where that is not known, or where it is another text than the one that was annotated.
 */
final class QuotedText {

    /** The attribute's name, as of texts in pictures and documents. */
    static final String ATTRIBUTE = "text";

    private QuotedText() {}

    /** The item without quotations that its text repeats; one that differs is reported. */
    static Item checked(Item item, LossSink losses) {
        if (!(item.media() instanceof Media.Text text) || text.text().isEmpty()) {
            return item;
        }
        List<Annotation> annotations = new ArrayList<>(item.annotations().size());
        for (Annotation annotation : item.annotations()) {
            annotations.add(checked(item.id(), annotation, text.text(), losses));
        }
        return item.withAnnotations(annotations);
    }

    private static Annotation checked(String item, Annotation annotation, String text, LossSink losses) {
        if (!(annotation.shape() instanceof Shape.Span span)
                || !(annotation.attributes().get(ATTRIBUTE) instanceof Value.Text quoted)) {
            return annotation;
        }
        Shape.Span.Range range = span.ranges().get(0);
        String covered = text.substring(Math.min(range.start(), text.length()), Math.min(range.end(), text.length()));
        if (!covered.equals(quoted.text()) && !withoutBlanks(covered).equals(withoutBlanks(quoted.text()))) {
            losses.loss(Loss.changed(
                    item,
                    annotation.id(),
                    "ango.text-differs",
                    "the text from " + range.start() + " to " + range.end()
                            + " is not the text that was selected there,"
                            + " which is kept as an attribute. Check whether this is the file that was annotated"));
            return annotation;
        }
        Map<String, Value> others = new LinkedHashMap<>(annotation.attributes());
        others.remove(ATTRIBUTE);
        return annotation.withAttributes(others);
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
