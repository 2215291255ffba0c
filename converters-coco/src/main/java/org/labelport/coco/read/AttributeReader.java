package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.SeenKeys;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.model.Value;

/** Reads the object {@code attributes} of an annotation, an extension of COCO that several tools use. */
final class AttributeReader {

    private final JsonParser parser;
    private final RecordBuffer record;
    private final SeenKeys seen;

    AttributeReader(JsonParser parser, RecordBuffer record, SeenKeys seen) {
        this.seen = seen;
        this.parser = parser;
        this.record = record;
    }

    /** Appends the attributes of the object at the parser's position, without those that are null. */
    void read() throws IOException {
        seen.next();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            seen.add(name);
            JsonToken token = parser.nextToken();
            switch (token) {
                case VALUE_NULL -> {}
                case VALUE_TRUE -> tagged(AnnotationRecord.SET_FLAG, name);
                case VALUE_FALSE -> tagged(AnnotationRecord.UNSET_FLAG, name);
                case VALUE_NUMBER_INT -> whole(name);
                case VALUE_NUMBER_FLOAT -> number(name);
                case START_OBJECT, START_ARRAY -> text(name, json());
                default -> text(name, parser.getText());
            }
        }
    }

    /** Few digits are a number that a double holds. */
    private void whole(String name) throws IOException {
        if (parser.getTextLength() <= Value.EXACT_DIGITS) {
            number(name);
        } else {
            tagged(AnnotationRecord.WHOLE_ATTRIBUTE, name);
            record.text(parser.getText());
        }
    }

    private void number(String name) throws IOException {
        double number = parser.getDoubleValue();
        if (Double.isFinite(number)) {
            tagged(AnnotationRecord.NUMBER_ATTRIBUTE, name);
            record.number(number);
        } else {
            text(name, parser.getText());
        }
    }

    private void text(String name, String text) {
        tagged(AnnotationRecord.TEXT_ATTRIBUTE, name);
        record.text(text);
    }

    private void tagged(byte tag, String name) {
        record.tag(tag);
        record.text(name);
    }

    private String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = CocoJson.generator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
