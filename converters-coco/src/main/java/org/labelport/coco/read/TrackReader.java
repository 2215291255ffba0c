package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.labelport.coco.record.RecordBuffer;

/**
 * Keeps what an annotation of a video has for each frame: lists with an element for each, {@code null} where the object
 * is not seen.
 */
final class TrackReader {

    private final JsonParser parser;
    private final RecordBuffer record;
    /** For each frame the end of its record; empty where there is nothing. */
    private final List<List<byte[]>> frames = new ArrayList<>();

    private boolean read;

    /** @param record to which the readers of elements append */
    TrackReader(JsonParser parser, RecordBuffer record) {
        this.parser = parser;
        this.record = record;
    }

    /** Reads the element at the parser's position. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    void clear() {
        frames.clear();
        read = false;
    }

    /** Whether there was a list, or {@code null} in the place of one. */
    boolean isRead() {
        return read;
    }

    /** Reads the list at the parser's position. */
    void list(Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            read |= parser.currentToken() == JsonToken.VALUE_NULL;
            parser.skipChildren();
            return;
        }
        read = true;
        for (int frame = 0; parser.nextToken() != JsonToken.END_ARRAY; frame++) {
            int start = record.size();
            element.read();
            byte[] read = Arrays.copyOfRange(record.array(), start, record.size());
            record.cutTo(start);
            while (frames.size() <= frame) {
                frames.add(new ArrayList<>(2));
            }
            if (read.length > 0) {
                frames.get(frame).add(read);
            }
        }
    }

    int frames() {
        return frames.size();
    }

    /** Returns the parts of a frame's record; none when the object is not seen there. */
    List<byte[]> of(int frame) {
        return frames.get(frame);
    }
}
