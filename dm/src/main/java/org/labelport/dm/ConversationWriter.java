package org.labelport.dm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.JsonText;
import org.labelport.model.Message;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Puts answers, prompts and what a source held of an annotation back into data records. */
final class ConversationWriter {

    /** Attributes of an answer that have their own place in its data record. */
    static final Set<String> ANSWER_FIELDS =
            Set.of("model", "displayName", "generatedBy", "promptAnnotationId", "x:output", "x:timestamp");

    private final String item;
    private final Optional<Json> json;
    private final DmIds ids;
    private final LossSink losses;

    ConversationWriter(String item, Optional<Json> json, DmIds ids, LossSink losses) {
        this.item = item;
        this.json = json;
        this.ids = ids;
        this.losses = losses;
    }

    /** An answer, with its model and times from attributes and origin. */
    ToolData answer(Annotation annotation, Shape.Reply reply) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("tool", "answer");
        String author = annotation.provenance().author();
        text(annotation, "model")
                .or(() -> Optional.of(author))
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> record.put("model", name));
        text(annotation, "displayName").ifPresent(name -> record.put("displayName", name));
        text(annotation, "generatedBy").ifPresent(name -> record.put("generatedBy", name));
        text(annotation, "promptAnnotationId").ifPresent(id -> record.put("promptAnnotationId", ids.of(id)));
        annotation
                .provenance()
                .at()
                .map(Object::toString)
                .or(() -> text(annotation, "x:timestamp"))
                .ifPresent(time -> record.put("timestamp", time));
        record.put("output", parsed(text(annotation, "x:output")).orElseGet(() -> parts(reply.messages())));
        if (reply.rank() != 0) {
            changed(annotation, DmCodes.ROLE_DROPPED, "rank " + reply.rank() + " of the answer is not written");
        }
        if (reply.messages().stream().anyMatch(message -> !message.role().equals("assistant"))) {
            changed(annotation, DmCodes.ROLE_DROPPED, "who speaks is not written");
        }
        return new ToolData("answer", "", record);
    }

    /** A prompt of one message. */
    ToolData prompt(Message message) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("tool", "prompt");
        record.put("input", parts(List.of(message)));
        return new ToolData("prompt", "", record);
    }

    /** What a source held, under the source's name for it. */
    List<ToolData> other(Annotation annotation, Shape.Other other) {
        Map<String, Object> record = new LinkedHashMap<>();
        if (!other.content().isEmpty()) {
            Optional<Object> content = parsed(Optional.of(other.content().toString()));
            if (content.isEmpty()) {
                changed(annotation, DmCodes.CONTENT_DROPPED, "what the source holds of it is not written");
            } else if (content.get() instanceof Map<?, ?> fields) {
                record.putAll(PlainJson.strings(fields));
                record.remove("id");
            } else {
                record.put("data", content.get());
            }
        }
        return List.of(new ToolData(other.type(), "", record));
    }

    private static List<Object> parts(List<Message> messages) {
        List<Object> parts = new ArrayList<>();
        for (Message message : messages) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("type", "text");
            part.put("value", message.text());
            part.put("changeHistory", new ArrayList<>());
            parts.add(part);
        }
        return parts;
    }

    private static Optional<String> text(Annotation annotation, String attribute) {
        @Nullable Value value = annotation.attributes().get(attribute);
        return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private Optional<Object> parsed(Optional<String> text) {
        if (json.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.get().read(JsonText.of(text.get())));
        } catch (IOException e) {
            return Optional.empty(); // attributes may hold any text; a source's content that is no JSON is reported
        }
    }

    private void changed(Annotation annotation, String code, String detail) {
        losses.loss(Loss.changed(item, annotation.id(), code, detail));
    }
}
