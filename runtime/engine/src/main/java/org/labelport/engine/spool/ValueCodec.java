package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.model.Value;

/** Attributes in the spool. */
final class ValueCodec {

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int FLAG = 2;
    private static final int CHOICES = 3;
    private static final int DAY = 4;
    private static final int WHOLE = 5;

    private ValueCodec() {}

    static void write(Map<String, Value> attributes, JsonGenerator out) throws IOException {
        out.writeNumber(attributes.size());
        for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
            Fields.writeText(attribute.getKey(), out);
            Value value = attribute.getValue();
            if (value instanceof Value.Text text) {
                out.writeNumber(TEXT);
                Fields.writeText(text.text(), out);
            } else if (value instanceof Value.Number number) {
                out.writeNumber(NUMBER);
                out.writeNumber(number.number());
            } else if (value instanceof Value.Whole whole) {
                out.writeNumber(WHOLE);
                out.writeBinary(whole.number().toByteArray());
            } else if (value instanceof Value.Flag flag) {
                out.writeNumber(FLAG);
                out.writeBoolean(flag.on());
            } else if (value instanceof Value.Choices choices) {
                out.writeNumber(CHOICES);
                Fields.writeTexts(choices.chosen(), out);
            } else if (value instanceof Value.Day day) {
                out.writeNumber(DAY);
                out.writeNumber(day.day().toEpochDay());
            } else {
                throw new IllegalArgumentException("no form in the spool for " + value);
            }
        }
    }

    static Map<String, Value> read(Fields fields) throws IOException {
        int count = fields.integer();
        if (count == 0) {
            return Map.of();
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = fields.text();
            int kind = fields.integer();
            attributes.put(
                    name,
                    switch (kind) {
                        case TEXT -> new Value.Text(fields.text());
                        case NUMBER -> new Value.Number(fields.decimal());
                        case WHOLE -> new Value.Whole(new BigInteger(fields.bytes()));
                        case FLAG -> new Value.Flag(fields.flag());
                        case CHOICES -> new Value.Choices(fields.texts());
                        case DAY -> new Value.Day(LocalDate.ofEpochDay(fields.longInteger()));
                        default -> throw new IOException("the spool is damaged: no attribute of kind " + kind);
                    });
        }
        return attributes;
    }
}
