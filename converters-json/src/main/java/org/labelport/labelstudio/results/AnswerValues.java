package org.labelport.labelstudio.results;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.labelport.labelstudio.json.Node;
import org.labelport.model.Value;

/** Reads the answers that people gave in controls for choices, texts, numbers and days. */
final class AnswerValues {

    private AnswerValues() {}

    /** Returns the answer of a result as the value of an attribute. */
    static Value of(Node result) {
        Node value = result.need("value");
        String type = result.string("type").orElse("");
        return switch (type) {
            case "number", "rating" -> value.need(type).numberValue();
            case "datetime" -> day(value.need("datetime").plain());
            case "textarea" -> text(value.need("text").texts());
            case "taxonomy" ->
                new Value.Choices(value.need("taxonomy").elements().stream()
                        .map(path -> String.join("/", path.texts()))
                        .toList());
            default -> choices(value.need("choices").texts());
        };
    }

    private static Value day(String text) {
        try {
            return new Value.Day(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return new Value.Text(text);
        }
    }

    private static Value text(List<String> texts) {
        return texts.size() == 1 ? new Value.Text(texts.get(0)) : new Value.Choices(texts);
    }

    private static Value choices(List<String> chosen) {
        if (chosen.equals(List.of("true")) || chosen.equals(List.of("false"))) {
            return new Value.Flag(chosen.get(0).equals("true"));
        }
        return new Value.Choices(chosen);
    }
}
