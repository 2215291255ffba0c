package org.labelport.dm.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Message;
import org.labelport.model.Shape;

/**
 * Reads prompts and answers. Each part that is text becomes a message. A part's id inside the platform ({@code
 * primaryKey}) is not kept; parts that are not text, or have a history of changes, are kept as they are.
 */
final class ConversationReader {

    private static final List<String> FIELDS = List.of(
            "id", "tool", "output", "model", "displayName", "generatedBy", "promptAnnotationId", "timestamp", "text");
    private static final List<String> PART_KEYS = List.of("type", "value", "primaryKey", "changeHistory");

    private ConversationReader() {}

    /** Reads the texts of a prompt, as messages of the user. */
    static List<Message> prompt(@Nullable Object geometry) throws GeometryException {
        Map<?, ?> data = PlainJson.object(geometry);
        Object input = data.get("input") == null ? data.get("text") : data.get("input");
        if (input == null) {
            throw GeometryException.missing("the prompt has no input");
        }
        return messages("user", input);
    }

    /** Reads an answer. {@link #origin} reads where it comes from. */
    static Shape.Reply answer(@Nullable Object geometry, Reading reading) throws GeometryException {
        Map<?, ?> data = PlainJson.object(geometry);
        Object output = data.get("output");
        if (output == null) {
            throw GeometryException.missing("the answer has no output");
        }
        List<Message> messages = messages("assistant", output);
        for (String key : List.of("promptAnnotationId", "displayName", "generatedBy", "model")) {
            if (key.equals("model") && origin(data).author().equals(data.get(key))) {
                continue; // the origin has it
            }
            if (data.get(key) instanceof String text && !text.isEmpty()) {
                reading.attribute(key, text);
            } else if (data.get(key) != null) {
                reading.keep(key, data.get(key));
            }
        }
        if (data.get("timestamp") != null && time(data).isEmpty()) {
            reading.keep("timestamp", data.get("timestamp"));
        }
        if (!isText(output)) {
            reading.keep("output", output);
        }
        if (data.get("text") != null && !data.get("text").equals(joined(messages))) {
            reading.keep("text", data.get("text"));
        }
        reading.keepOthers("data", data, FIELDS);
        return new Shape.Reply(messages, 0);
    }

    /** Reads who made an answer: a model, unless the platform says that it was the user. */
    static Provenance origin(Map<?, ?> data) {
        String by = PlainJson.text(data.get("generatedBy"));
        String model = PlainJson.text(data.get("model"));
        boolean user = by.equals("user");
        return new Provenance(Optional.empty(), !user, user || model.isEmpty() ? by : model, time(data));
    }

    private static Optional<Instant> time(Map<?, ?> data) {
        if (!(data.get("timestamp") instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // the caller keeps it as it is
        }
    }

    private static List<Message> messages(String role, Object parts) throws GeometryException {
        if (parts instanceof String text) {
            return List.of(new Message(role, text));
        }
        if (!(parts instanceof List<?> list)) {
            throw GeometryException.invalid("the messages are neither text nor a list of parts");
        }
        List<Message> messages = new ArrayList<>();
        for (Object part : list) {
            if (part instanceof String text) {
                messages.add(new Message(role, text));
            } else if (isTextPart(part)) {
                messages.add(
                        new Message(role, PlainJson.text(PlainJson.object(part).get("value"))));
            }
        }
        return messages;
    }

    private static boolean isTextPart(@Nullable Object part) {
        Map<?, ?> fields = PlainJson.object(part);
        return "text".equals(fields.get("type")) && fields.get("value") instanceof String;
    }

    /** Whether all parts are text without a history of changes. */
    private static boolean isText(Object parts) {
        for (Object part : PlainJson.list(parts)) {
            Map<?, ?> fields = PlainJson.object(part);
            boolean plain = isTextPart(part)
                    && PART_KEYS.containsAll(fields.keySet())
                    && PlainJson.isNothing(fields.get("changeHistory"));
            if (!plain && !(part instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static String joined(List<Message> messages) {
        return String.join("\n", messages.stream().map(Message::text).toList());
    }
}
