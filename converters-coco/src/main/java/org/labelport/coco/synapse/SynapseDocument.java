package org.labelport.coco.synapse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;

/**
 * Writes one {@code annotations.json}. It reads the stretches twice, first for the images and then for the annotations,
 * and numbers both from 1 in their order. An item that failed is not in a stretch, and so leaves no gap in the numbers.
 */
final class SynapseDocument {

    static final String ID = "id";
    static final String IMAGE_ID = "image_id";
    static final String CATEGORY_ID = "category_id";

    /** Stands in records in place of an id that is not known yet. */
    static final Object NOT_YET = 0L;

    private static final String STEP = "    ";

    private final SynapseInfo info;
    private final List<Part> stretches;
    private final Json json;
    private final ExportOutput out;
    private final SynapseCategories categories = new SynapseCategories();
    private long images;
    private long annotations;

    /** @param stretches the stretches of the document's split, in order */
    SynapseDocument(SynapseInfo info, List<Part> stretches, Json json, ExportOutput out) {
        this.info = info;
        this.stretches = stretches;
        this.json = json;
        this.out = out;
    }

    void writeTo(OutputStream file) throws IOException {
        text("{\n    \"info\": " + indented(info.info(), 1), file);
        text(",\n    \"licenses\": " + indented(info.licenses(), 1), file);
        text(",\n    \"images\": ", file);
        writeImages(file);
        text(",\n    \"annotations\": ", file);
        writeAnnotations(file);
        text(",\n    \"categories\": " + indented(categories.all(), 1) + "\n}", file);
    }

    private void writeImages(OutputStream file) throws IOException {
        ListWriter list = new ListWriter(file);
        for (Part stretch : stretches) {
            for (SynapseRecord item : SynapseRecord.readAll(stretch, out)) {
                Map<String, Object> image = object(json.read(item.image()));
                image.put(ID, ++images);
                list.add(image);
            }
        }
        list.end();
    }

    private void writeAnnotations(OutputStream file) throws IOException {
        ListWriter list = new ListWriter(file);
        long image = 0;
        for (Part stretch : stretches) {
            for (SynapseRecord item : SynapseRecord.readAll(stretch, out)) {
                image++;
                for (Object element : elements(item.annotations())) {
                    Map<String, Object> annotation = object(element);
                    annotation.put(ID, ++annotations);
                    annotation.put(IMAGE_ID, image);
                    annotation.put(CATEGORY_ID, categories.idOf(annotation.get(CATEGORY_ID)));
                    list.add(annotation);
                }
            }
        }
        list.end();
    }

    private List<?> elements(JsonText array) throws IOException {
        return (List<?>) json.read(array);
    }

    @SuppressWarnings("unchecked") // JSON objects are maps with texts as keys
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private String indented(Object value, int steps) {
        return json.text(value, Json.Style.INDENTED).toString().replace("\n", "\n" + STEP.repeat(steps));
    }

    private static void text(String text, OutputStream file) throws IOException {
        new ByteText().text(text).writeTo(file);
    }

    /** Writes a list of the document element by element. */
    private final class ListWriter {

        private final OutputStream file;
        private boolean empty = true;

        ListWriter(OutputStream file) {
            this.file = file;
        }

        void add(Object element) throws IOException {
            text((empty ? "[" : ",") + "\n" + STEP.repeat(2) + indented(element, 2), file);
            empty = false;
        }

        void end() throws IOException {
            text(empty ? "[]" : "\n" + STEP + "]", file);
        }
    }
}
