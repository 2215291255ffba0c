package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.SourceReport;

/**
 * Makes annotations from the tasks of one asset: from what was drawn, and from the answers about the asset or one of
 * its frames.
 */
final class TaskReader {

    /** Names the question that a category answers, where there are several. */
    private static final String QUESTION = Attributes.UNKNOWN_PREFIX + "title";

    private static final String REMEDY = ". Correct it in Ango Hub";

    private static final Set<String> METADATA_KEYS =
            Set.of("createdAt", "createdBy", "createdIn", "updatedAt", "updatedBy", "updatedIn", "description");

    private static final Set<String> RELATION_KEYS =
            Set.of("objectId", "schemaId", "title", "from", "to", "direction", "group", "metadata");

    private final String item;
    private final String place;
    private final AssetKind kind;
    private final Media media;
    private final SourceReport report;
    private final UnreadKeys unread;
    private final Answers answers;
    private final UniqueNames ids = new UniqueNames();

    private final List<Annotation> annotations = new ArrayList<>();
    private final NumberedAttributes itemAttributes = new NumberedAttributes();
    /** The annotation that stands for an object, which is the object's first one. */
    private final Map<String, String> firstOfObject = new HashMap<>();

    /** The track that each object of a task is. Another task's object of that id was drawn by somebody else. */
    private final Map<String, String> trackOfObject = new HashMap<>();

    private final UniqueNames tracks = new UniqueNames();

    private final List<Relation> relations = new ArrayList<>();
    private final UniqueNames relationIds = new UniqueNames();

    /**
     * @param item id of the asset's item
     * @param place of the asset in its file; messages about what is wrong with it begin with it
     * @param media what the asset shows
     */
    TaskReader(String item, String place, AssetKind kind, Media media, SourceReport report, UnreadKeys unread) {
        this.item = item;
        this.place = place;
        this.kind = kind;
        this.media = media;
        this.report = report;
        this.unread = unread;
        this.answers = new Answers(unread);
    }

    List<Annotation> annotations() {
        return annotations;
    }

    List<Relation> relations() {
        return relations;
    }

    /** Answers about the asset that are not choices, by their questions. */
    Map<String, Value> itemAttributes() {
        return itemAttributes.values();
    }

    void read(Asset.Task task) throws ExportException {
        firstOfObject.clear();
        trackOfObject.clear();
        for (JsonNode tool : unread.list("task.tools", task.tools())) {
            for (JsonNode drawn : kind == AssetKind.VIDEO ? ToolFrames.of(tool) : List.of(tool)) {
                readDrawn(drawn);
            }
        }
        readAnswers(unread.list("task.classifications", task.classifications()));
        JsonNode links = unread.list("task.relations", task.relations());
        links.forEach(relation -> unread.check("relations", relation, RELATION_KEYS));
        relations.addAll(new Links(firstOfObject, relationIds, item, report).read(links));
    }

    // ---- what was drawn ---------------------------------------------------------------------------------------------

    private void readDrawn(JsonNode tool) throws ExportException {
        if (tool.path("interpolationStopped").asBoolean()) {
            return; // the object is gone from this frame on, and is not drawn
        }
        String object = GivenText.of(tool.path("objectId"));
        try {
            String key = ToolKeys.geometry(tool);
            Shape shape = shape(key, tool.path(key));
            int index = index(tool, key);
            boolean tracked = kind == AssetKind.VIDEO && !object.isEmpty() && index != Annotation.WHOLE_ITEM;
            String id = ids.take(
                    object.isEmpty() ? "tool-" + (annotations.size() + 1) : tracked ? object + "@" + index : object);
            annotations.add(new Annotation(
                    id,
                    GivenText.of(tool.path("title")),
                    shape,
                    index,
                    true,
                    tracked ? trackOfObject.computeIfAbsent(object, tracks::take) : "",
                    "",
                    0,
                    attributes(tool),
                    provenance(tool.path("metadata"))));
            firstOfObject.putIfAbsent(object, id);
            checkKeys(tool, key);
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(item, object, e.code(), place + e.getMessage() + REMEDY));
        } catch (IllegalArgumentException e) { // the model does not take numbers that are too large
            report.error(ItemError.ofAnnotation(item, object, "ango.geometry", place + e.getMessage() + REMEDY));
        }
    }

    /** What was drawn; an area of a document in pixels of its page. */
    private Shape shape(String key, JsonNode drawn) throws ItemException {
        Optional<PageArea> area = key.equals("pdf") ? PageArea.of(drawn) : Optional.empty();
        if (area.isPresent()
                && media instanceof Media.Pages document
                && area.get().page() < document.pages().size()) {
            return area.get().boxOn(document.pages().get(area.get().page()));
        }
        return Geometry.shape(key, drawn, kind);
    }

    /** The number of the frame, picture or page, from 0. In documents it is stored with what was drawn. */
    private int index(JsonNode of, String key) throws ItemException {
        if (key.equals("pdf")) {
            return of.path("pdf").path("position").path("pageNumber").asInt() - 1;
        }
        JsonNode page = of.path(ToolKeys.PAGE);
        if (page.isMissingNode() || page.isNull()) {
            return Annotation.WHOLE_ITEM;
        }
        if (!Geometry.isIndex(page)) {
            throw new ItemException("ango.page", "there is no frame or page " + page);
        }
        // Where the export does not tell that an asset has several pictures, only what is on a further one does.
        return kind == AssetKind.PICTURE && page.asInt() == 0 ? Annotation.WHOLE_ITEM : page.asInt();
    }

    private Map<String, Value> attributes(JsonNode tool) {
        NumberedAttributes attributes = new NumberedAttributes();
        attributes.putAll(answers.attributes(tool.path(Answers.QUESTIONS)));
        text(tool.path("ocr").path("text")).ifPresent(text -> attributes.put("text", text));
        text(tool.path("pdf").path("content").path("text")).ifPresent(text -> attributes.put("text", text));
        text(tool.path("ner").path("selection")).ifPresent(text -> attributes.put(QuotedText.ATTRIBUTE, text));
        text(tool.path("metadata").path("description")).ifPresent(text -> attributes.put("description", text));
        return attributes.values();
    }

    private static Optional<Value> text(JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty()
                ? Optional.of(new Value.Text(value.asText()))
                : Optional.empty();
    }

    /** Times are given as texts or in milliseconds. */
    private Provenance provenance(JsonNode metadata) {
        JsonNode created = metadata.path("createdAt");
        Optional<Instant> at;
        try {
            at = created.canConvertToLong()
                    ? Optional.of(Instant.ofEpochMilli(created.asLong()))
                    : Optional.of(GivenText.of(created))
                            .filter(text -> !text.isEmpty())
                            .map(Instant::parse);
        } catch (DateTimeException e) {
            unread.tell("metadata.createdAt " + created);
            at = Optional.empty();
        }
        String author = GivenText.of(metadata.path("createdBy"));
        return author.isEmpty() && at.isEmpty()
                ? Provenance.UNKNOWN
                : new Provenance(Optional.empty(), false, author, at);
    }

    private void checkKeys(JsonNode tool, String key) {
        for (Map.Entry<String, JsonNode> field : tool.properties()) {
            if (!ToolKeys.COMMON.contains(field.getKey()) && !field.getKey().equals(key)) {
                unread.tell("tools." + field.getKey());
            }
        }
        unread.checkTexts("tools", tool, "objectId", "title");
        unread.check("tools.metadata", tool.path("metadata"), METADATA_KEYS);
        unread.checkTexts("tools.metadata", tool.path("metadata"), "createdAt", "createdBy", "description");
        if (!tool.path("pdf").path("position").path("rects").isEmpty()) {
            unread.tell("tools.pdf.position.rects");
        }
        if (tool.path("pdf").path("content").has("image")) {
            unread.tell("tools.pdf.content.image");
        }
    }

    // ---- what was answered ------------------------------------------------------------------------------------------

    private void readAnswers(JsonNode questions) throws ExportException {
        Set<String> titles = new HashSet<>();
        questions.forEach(question -> titles.add(GivenText.of(question.path("title"))));
        for (JsonNode question : questions) {
            if (!question.path("interpolationStopped").asBoolean()) {
                readAnswer(question, titles.size() > 1);
            }
        }
    }

    private void readAnswer(JsonNode question, boolean several) throws ExportException {
        String id = GivenText.of(question.path("objectId"));
        String title = GivenText.of(question.path("title"));
        try {
            int index = index(question, "");
            answers.check(question);
            List<String> chosen = Answers.chosen(question);
            NumberedAttributes attributes = new NumberedAttributes();
            if (several && !chosen.isEmpty()) {
                attributes.put(QUESTION, new Value.Text(title));
            } else if (chosen.isEmpty()) {
                Answers.value(question).ifPresent(value -> attributes.put(title, value));
            }
            attributes.putAll(answers.attributes(question.path(Answers.QUESTIONS)));
            for (String choice : chosen) {
                add(id, choice, index, attributes.values(), question);
            }
            if (chosen.isEmpty() && index == Annotation.WHOLE_ITEM) {
                itemAttributes.putAll(attributes.values());
            } else if (chosen.isEmpty() && !attributes.values().isEmpty()) {
                add(id, "", index, attributes.values(), question);
            }
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(item, id, e.code(), place + e.getMessage() + REMEDY));
        }
    }

    private void add(String id, String category, int index, Map<String, Value> attributes, JsonNode question) {
        String wanted = id.isEmpty() ? "answer-" + (annotations.size() + 1) : id;
        annotations.add(new Annotation(
                ids.take(wanted),
                category,
                new Shape.Whole(),
                index,
                true,
                "",
                "",
                0,
                attributes,
                provenance(question.path("metadata"))));
    }
}
