package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.report.ExportException;

/**
 * Keeps what an annotation of a video has for each frame: lists with an element for each, {@code null} where the object
 * is not seen. From these, and from what the annotation has for all frames, it makes the records of the frames.
 */
final class TrackReader {

    private final JsonParser parser;
    private final RecordBuffer record;
    /** For each frame the end of its record; empty where there is nothing. */
    private final List<List<byte[]>> frames = new ArrayList<>();

    /** The beginnings and ends of what the record holds of the video, and not of the object. */
    private final List<Integer> ofVideo = new ArrayList<>();

    private final RecordBuffer frameRecord = new RecordBuffer();
    private boolean read;

    /** @param record of the annotation, to which the readers of elements append */
    TrackReader(JsonParser parser, RecordBuffer record) {
        this.parser = parser;
        this.record = record;
    }

    /** Reads the element at the parser's position. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    /** Takes the record of a frame, which is valid until the next one. */
    @FunctionalInterface
    interface Frames {
        void take(CocoId image, RecordBuffer record) throws ExportException, IOException;
    }

    void clear() {
        frames.clear();
        ofVideo.clear();
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

    /** Reads the element at the parser's position, which says something of the video and is not in the records of frames. */
    void ofVideo(Element element) throws IOException {
        ofVideo.add(record.size());
        element.read();
        ofVideo.add(record.size());
    }

    /** Passes on the records of the frames on which the object is seen, and returns whether there are any. */
    boolean frames(CocoId object, CocoId video, Frames sink) throws ExportException, IOException {
        boolean seenAnywhere = false;
        for (int number = 0; number < frames.size(); number++) {
            if (!frames.get(number).isEmpty()) {
                fill(object, frames.get(number));
                sink.take(ImageReader.frameId(video, number), frameRecord);
                seenAnywhere = true;
            }
        }
        return seenAnywhere;
    }

    private void fill(CocoId object, List<byte[]> parts) {
        frameRecord.clear();
        int from = 0;
        for (int i = 0; i < ofVideo.size(); i += 2) {
            frameRecord.raw(record.array(), from, ofVideo.get(i) - from);
            from = ofVideo.get(i + 1);
        }
        frameRecord.raw(record.array(), from, record.size() - from);
        frameRecord.tag(AnnotationRecord.TEXT_ATTRIBUTE);
        frameRecord.text(CocoId.TRACK);
        frameRecord.text(object.toString());
        for (byte[] part : parts) {
            frameRecord.raw(part, 0, part.length);
        }
    }
}
