package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.labelport.coco.file.SeenKeys;
import org.labelport.coco.list.NumberReader;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.RecordBuffer;

/**
 * Reads a {@code segmentation}: a list of polygons, one polygon without the outer list, or a run-length encoded mask
 * whose counts are a list or a text.
 */
final class SegmentationReader {

    private final JsonParser parser;
    private final RecordBuffer record;
    private final NumberReader numbers;
    private final SeenKeys seen;

    private final CountList size = new CountList();
    private final CountList counts = new CountList();

    SegmentationReader(JsonParser parser, RecordBuffer record, NumberReader numbers, SeenKeys seen) {
        this.seen = seen;
        this.parser = parser;
        this.record = record;
        this.numbers = numbers;
    }

    /** Appends the segmentation at the parser's position; nothing for an empty list or null. */
    void read() throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> polygons();
            case START_OBJECT -> mask();
            case VALUE_NULL -> {}
            default -> bad("segmentation is neither a list nor an object");
        }
    }

    private void polygons() throws IOException {
        JsonToken token = parser.nextToken();
        if (token.isNumeric()) {
            ring(true);
            return;
        }
        boolean clean = true;
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                parser.nextToken();
                clean &= ring(false);
            } else {
                clean = false;
                parser.skipChildren();
            }
        }
        if (!clean) {
            bad("segmentation holds something other than lists of numbers");
        }
    }

    /** Reads one ring. The parser is at its first number. Returns false if it is not a list of numbers. */
    private boolean ring(boolean alone) throws IOException {
        int count = numbers.rest();
        if (count > 0) {
            record.tag(AnnotationRecord.RING);
            record.numbers(numbers.numbers(), count);
            return true;
        }
        if (alone && count < 0) {
            bad("segmentation holds something other than numbers");
        }
        return count == 0;
    }

    private void mask() throws IOException {
        size.clear();
        counts.clear();
        String text = null;
        boolean clean = true;
        seen.next();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            seen.add(key);
            JsonToken token = parser.nextToken();
            switch (key) {
                case "size" -> clean &= size.read(parser);
                case "counts" -> {
                    text = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                    clean &= text != null || counts.read(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (!clean || size.length() != 2 || (text == null && counts.length() == 0)) {
            bad("segmentation is not a mask, which has counts and a size of two whole numbers");
            return;
        }
        record.tag(text == null ? AnnotationRecord.MASK : AnnotationRecord.COMPRESSED_MASK);
        record.whole(size.at(0));
        record.whole(size.at(1));
        if (text != null) {
            record.text(text);
            return;
        }
        record.whole(counts.length());
        for (int i = 0; i < counts.length(); i++) {
            record.whole(counts.at(i));
        }
    }

    private void bad(String what) {
        record.tag(AnnotationRecord.BAD_SEGMENTATION);
        record.text(what);
    }
}
