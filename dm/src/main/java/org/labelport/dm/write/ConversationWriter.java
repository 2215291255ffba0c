package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Message;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Writes answers, prompts and kept data of a source as data records. */
final class ConversationWriter {

    private static final String GENERATED_BY = "generatedBy";
    private static final String USER = "user";
    private static final String PROMPT_ID = "promptAnnotationId";
    private static final String OUTPUT = Attributes.UNKNOWN_PREFIX + "output";
    private static final String TIMESTAMP = Attributes.UNKNOWN_PREFIX + "timestamp";

    private final Item item;
    private final KeptJson kept;
    private final DmIds ids;
    private final LossSink losses;

    ConversationWriter(Item item, KeptJson kept, DmIds ids, LossSink losses) {
        this.item = item;
        this.kept = kept;
        this.ids = ids;
        this.losses = losses;
    }

    /** Writes an answer, with the model and time of its origin. */
    ToolData answer(Annotation annotation, Shape.Reply reply) {
        ToolData data = ToolData.of("answer");
        Map<String, Object> record = data.record();
        Set<String> inRecord = new LinkedHashSet<>();
        if (annotation.provenance().model() && !annotation.provenance().author().isEmpty()) {
            record.put("model", annotation.provenance().author());
        }
        for (String field : List.of("model", "displayName", GENERATED_BY, PROMPT_ID)) {
            KeptJson.text(annotation, field).ifPresent(value -> {
                record.put(field, field.equals(PROMPT_ID) ? ids.of(value) : value);
                inRecord.add(field);
            });
        }
        writePerson(annotation, record);
        Optional<String> time = annotation.provenance().at().map(Object::toString);
        KeptJson.text(annotation, TIMESTAMP).ifPresent(value -> inRecord.add(TIMESTAMP));
        time.or(() -> KeptJson.text(annotation, TIMESTAMP)).ifPresent(value -> record.put("timestamp", value));
        Optional<Object> output = kept.parse(annotation, OUTPUT);
        output.ifPresent(value -> inRecord.add(OUTPUT));
        record.put("output", output.orElseGet(() -> parts(reply.messages())));
        if (reply.rank() != 0) {
            losses.changed(
                    item, annotation, DmCodes.ROLE_DROPPED, "rank " + reply.rank() + " of the answer is not written");
        }
        if (reply.messages().stream().anyMatch(message -> !message.role().equals("assistant"))) {
            losses.changed(item, annotation, DmCodes.ROLE_DROPPED, "the role of the speaker is not written");
        }
        return data.with(inRecord);
    }

    /** Says that a person gave the answer, because one of which nothing is said is a model's. */
    private void writePerson(Annotation annotation, Map<String, Object> record) {
        String author = annotation.provenance().author();
        if (annotation.provenance().model() || author.isEmpty()) {
            return;
        }
        record.putIfAbsent(GENERATED_BY, USER);
        if (!author.equals(USER)) {
            losses.changed(item, annotation, LossCodes.PROVENANCE_DROPPED, "'" + author + "' is written as the user");
        }
    }

    /** Writes a prompt of one message. */
    ToolData prompt(Message message) {
        ToolData data = ToolData.of("prompt");
        data.record().put("input", parts(List.of(message)));
        return data;
    }

    /** Writes the kept data of a source, under the source's name of the tool. */
    ToolData other(Annotation annotation, Shape.Other other) {
        ToolData data = ToolData.of(other.type());
        Optional<Object> content = kept.parse(other.content());
        if (content.isEmpty() && !other.content().isEmpty()) {
            losses.changed(item, annotation, DmCodes.CONTENT_DROPPED, "the source's own data of it is not written");
        } else if (content.isPresent() && content.get() instanceof Map<?, ?> fields) {
            data.record().putAll(PlainJson.strings(fields));
            data.record().remove("id");
        } else {
            content.ifPresent(value -> data.record().put("data", value));
        }
        return data;
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
}
