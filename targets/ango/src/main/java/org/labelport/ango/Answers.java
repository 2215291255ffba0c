package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Value;

/** Makes values of attributes from the answers to questions. */
record Answers(UnreadKeys unread) {

    static final String QUESTIONS = "classifications";

    private static final Set<String> KNOWN = Set.of(
            "objectId",
            "schemaId",
            "tool",
            "title",
            "answer",
            QUESTIONS,
            "metadata",
            "page",
            "interpolationStopped",
            "columnField");

    /** The attributes of all questions. The name of a nested one follows those above it: {@code Damage / Kind}. */
    Map<String, Value> attributes(JsonNode questions) {
        NumberedAttributes attributes = new NumberedAttributes();
        for (JsonNode question : unread.list(QUESTIONS, questions)) {
            add("", question, attributes);
        }
        return attributes.values();
    }

    /** Recursion ends at the parser's limit of depth. */
    private void add(String above, JsonNode question, NumberedAttributes attributes) {
        check(question);
        String title = above + GivenText.of(question.path("title"));
        value(question).ifPresent(value -> attributes.put(title, value));
        for (JsonNode below : unread.list(QUESTIONS, question.path(QUESTIONS))) {
            add(title + " / ", below, attributes);
        }
    }

    /** Reports what a question has that is not read: unknown keys, and answers of kinds that no tool is known to give. */
    void check(JsonNode question) {
        unread.check(QUESTIONS, question, KNOWN);
        unread.checkTexts(QUESTIONS, question, "title");
        JsonNode answer = question.path("answer");
        boolean strange = answer.isObject() || answer.isNumber() && !Double.isFinite(answer.asDouble());
        for (JsonNode each : answer) {
            strange |= !each.isTextual() && !each.isNull();
        }
        if (strange) {
            unread.tell(QUESTIONS + ".answer of " + GivenText.of(question.path("tool")));
        }
    }

    /** The answer to a question; empty when nobody gave one. */
    static Optional<Value> value(JsonNode question) {
        JsonNode answer = question.path("answer");
        if (answer.isBoolean()) {
            return Optional.of(new Value.Flag(answer.asBoolean()));
        }
        if (answer.isNumber() && Double.isFinite(answer.asDouble())) {
            return Optional.of(Value.of(answer.numberValue()));
        }
        if (answer.isTextual() && GivenText.of(question.path("tool")).equals("text")) {
            return Optional.of(new Value.Text(answer.asText()));
        }
        List<String> chosen = chosen(question);
        return chosen.isEmpty() ? Optional.empty() : Optional.of(new Value.Choices(chosen));
    }

    /** The options that were chosen from a list; empty for answers that are not a choice. */
    static List<String> chosen(JsonNode question) {
        JsonNode answer = question.path("answer");
        if (GivenText.of(question.path("tool")).equals("text")) {
            return List.of();
        }
        List<String> chosen = new ArrayList<>();
        for (JsonNode each : answer.isArray() ? answer : List.of(answer)) {
            if (each.isTextual() && !each.asText().isEmpty()) {
                chosen.add(each.asText());
            }
        }
        return chosen;
    }
}
