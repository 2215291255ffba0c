package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;

/** Reads what an element of {@code images} says of the video whose frame it is, as files for tracking do. */
final class FrameKeys {

    private static final String VIDEO = "video_id";

    /** The frame's number from 0, in CocoVID and in TAO. */
    private static final Set<String> NUMBERS = Set.of("frame_id", "frame_index");

    private static final int MOST_FRAMES = 1_000_000_000;

    private final JsonParser parser;
    private final Set<String> keys = new LinkedHashSet<>();
    private @Nullable CocoId video;
    private int number;

    FrameKeys(JsonParser parser) {
        this.parser = parser;
    }

    /** Forgets what was read of the image before. */
    void clear() {
        keys.clear();
        video = null;
        number = -1;
    }

    /** Reads the value at the parser's position, or returns false if the key is none of these. */
    boolean read(String key) throws IOException {
        if (key.equals(VIDEO)) {
            video = CocoId.read(parser);
        } else if (NUMBERS.contains(key)) {
            number = number();
            parser.skipChildren();
        } else {
            return false;
        }
        keys.add(key);
        return true;
    }

    /** Returns the number at the parser's position; -1 for a value that is none, or is beyond all videos. */
    private int number() throws IOException {
        boolean small = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == NumberType.INT
                && parser.getIntValue() < MOST_FRAMES;
        return small ? parser.getIntValue() : -1;
    }

    /** Whether the image is a frame of a video, with a number from 0. */
    boolean isFrame() {
        return video != null && number >= 0;
    }

    /** The keys that were read though the image is no frame. */
    Set<String> unused() {
        return isFrame() ? Set.of() : keys;
    }

    String sequence() {
        return isFrame() ? String.valueOf(video) : "";
    }

    int frame() {
        return isFrame() ? number : 0;
    }
}
