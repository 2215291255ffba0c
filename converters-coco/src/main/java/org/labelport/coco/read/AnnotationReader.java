package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.SeenKeys;
import org.labelport.coco.file.Snippet;
import org.labelport.coco.list.NumberReader;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.model.Attributes;
import org.labelport.report.ExportException;

/**
 * Reads one element of {@code annotations} into a record. It looks only at the JSON; what the numbers mean is decided
 * later, when the annotation's image is known. As this is the hot loop of reading, no object is created for a number.
 */
final class AnnotationReader {

    private static final int MAX_EXTRA_CHARACTERS = 1000;
    private static final int MAX_SHOWN = 30;

    /** Keys of entries that describe an object in the picture. */
    private static final Set<String> OF_OBJECTS =
            Set.of("bbox", "segmentation", "iscrowd", "keypoints", "area", "num_keypoints", "bboxes", "segmentations");

    /** Keys of an annotation of a video that say nothing of its object. */
    private static final Set<String> OF_VIDEOS = Set.of("video_id", "width", "height", "length");

    private final JsonParser parser;
    private final UnknownKeys unknown;
    private final CategoryIds categories;
    private final RecordBuffer record = new RecordBuffer();
    private final NumberReader numbers;
    private final SegmentationReader segmentation;
    private final AttributeReader attributes;
    private final TrackReader track;
    private final SeenKeys seen = new SeenKeys();
    private final SeenKeys seenInside = new SeenKeys();

    private boolean placed;
    private boolean categorized;
    private @Nullable CocoId id;
    private @Nullable CocoId image;
    private @Nullable CocoId video;

    /** @param categories collects the category ids that annotations have */
    AnnotationReader(JsonParser parser, UnknownKeys unknown, CategoryIds categories) {
        this.parser = parser;
        this.unknown = unknown;
        this.categories = categories;
        this.numbers = new NumberReader(parser);
        this.segmentation = new SegmentationReader(parser, record, numbers, seenInside);
        this.attributes = new AttributeReader(parser, record, seenInside);
        this.track = new TrackReader(parser, record);
    }

    /**
     * Reads the object at the parser's position.
     *
     * @param index its 0-based place in the list, from which an id is made if it has none
     */
    void read(long index) throws IOException {
        record.clear();
        numbers.clear();
        seen.clear();
        seenInside.clear();
        placed = false;
        categorized = false;
        id = null;
        image = null;
        video = null;
        track.clear();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            seen.add(key);
            parser.nextToken();
            value(key);
        }
        if (id == null) {
            id = CocoId.of("#" + index);
        }
        record.tag(AnnotationRecord.ID);
        record.id(id);
        if (categorized && !placed) {
            record.tag(AnnotationRecord.LABEL);
        }
        if (seen.isAnyTwice() || seenInside.isAnyTwice()) {
            record.tag(AnnotationRecord.DUPLICATE_KEY);
            record.text((seen.isAnyTwice() ? seen : seenInside).problem());
        }
        if (!numbers.badNumber().isEmpty()) {
            record.tag(AnnotationRecord.BAD_NUMBER);
            record.text(numbers.badNumber());
        }
    }

    /** The record. It is valid until the next one is read. */
    RecordBuffer record() {
        return record;
    }

    /** The annotation's id, or an id made from its place if it has none. */
    CocoId id() {
        return id == null ? CocoId.of("") : id;
    }

    /** The id of its image; null when it has none. */
    @Nullable
    CocoId image() {
        return image;
    }

    /** Whether it is an object of a video, which has a record for each frame. */
    boolean isTrack() {
        return image == null && video != null && track.isRead();
    }

    /** Passes on the records of the frames on which the object is seen, and returns whether there are any. */
    boolean frames(CocoId ofVideoId, TrackReader.Frames sink) throws ExportException, IOException {
        return track.frames(id(), ofVideoId, sink);
    }

    /** The id of its video; null when it has none. */
    @Nullable
    CocoId video() {
        return video;
    }

    private void value(String key) throws IOException {
        placed |= OF_OBJECTS.contains(key);
        if (OF_VIDEOS.contains(key)) {
            if (key.equals("video_id") && parser.currentToken().isScalarValue()) {
                video = CocoId.read(parser);
            }
            track.ofVideo(() -> extra(key));
            return;
        }
        switch (key) {
            case "id" -> id = CocoId.read(parser);
            case "image_id" -> image = CocoId.read(parser);
            case "category_id" -> category();
            case "bbox" -> box();
            case "segmentation" -> segmentation.read();
            case "iscrowd" -> crowd();
            case "score" -> score();
            case "keypoints" -> keypoints();
            case "caption" -> caption();
            case "attributes" -> attributes();
            case "area", "num_keypoints" -> computed(key);
            case "segmentations" -> track.list(segmentation::read);
            case "bboxes" -> track.list(this::box);
            case "areas" -> parser.skipChildren();
            default -> extra(key);
        }
    }

    private void category() throws IOException {
        JsonToken token = parser.currentToken();
        CocoId category = CocoId.read(parser);
        if (token.isStructStart() || token.isBoolean()) {
            record.tag(AnnotationRecord.BAD_CATEGORY);
            record.text(token.isBoolean() ? parser.getText() : "a list or an object");
        } else if (category != null) {
            record.tag(AnnotationRecord.CATEGORY);
            record.id(category);
            categories.add(category);
            categorized = true;
        }
    }

    private void box() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        int count = numbers.list();
        if (count == 4) {
            record.tag(AnnotationRecord.BOX);
            record.numbers(numbers.numbers(), count);
        } else if (count != 0) {
            record.tag(AnnotationRecord.BAD_BOX);
            record.text("bbox is not four numbers: x, y, width and height");
        }
    }

    private void keypoints() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        int count = numbers.list();
        if (count > 0 && count % 3 == 0) {
            record.tag(AnnotationRecord.KEYPOINTS);
            record.numbers(numbers.numbers(), count);
        } else if (count != 0) {
            record.tag(AnnotationRecord.BAD_KEYPOINTS);
            record.text("keypoints are not groups of three numbers");
        }
    }

    private void crowd() throws IOException {
        JsonToken token = parser.currentToken();
        double number = token.isNumeric() ? parser.getDoubleValue() : -1;
        String text = token == JsonToken.VALUE_STRING ? parser.getText() : "";
        boolean crowd = number == 1 || token == JsonToken.VALUE_TRUE || text.equals("1");
        boolean none =
                number == 0 || token == JsonToken.VALUE_FALSE || token == JsonToken.VALUE_NULL || text.equals("0");
        if (crowd) {
            record.tag(AnnotationRecord.CROWD);
        } else if (!none) {
            record.tag(AnnotationRecord.BAD_CROWD);
            record.text(shown());
        }
        parser.skipChildren();
    }

    /** Checks a number that follows from the geometry, but does not keep it. */
    private void computed(String key) throws IOException {
        JsonToken token = parser.currentToken();
        double number = token.isNumeric() ? parser.getDoubleValue() : -1;
        boolean sound = token == JsonToken.VALUE_NULL || number >= 0 && Double.isFinite(number);
        if (!sound) {
            record.tag(AnnotationRecord.BAD_COMPUTED);
            record.text(key + " is " + shown());
        }
        parser.skipChildren();
    }

    /** Returns the value at the parser's position, shortened for a message; never empty. */
    private String shown() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return '"' + Snippet.of(parser.getText(), MAX_SHOWN) + '"';
        }
        return token.isScalarValue() ? Snippet.of(parser.getText(), MAX_SHOWN) : "a list or an object";
    }

    private void caption() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            record.tag(AnnotationRecord.CAPTION);
            record.text(parser.getText());
        } else {
            extra("caption");
        }
    }

    private void score() throws IOException {
        if (parser.currentToken().isNumeric() && Double.isFinite(parser.getDoubleValue())) {
            record.tag(AnnotationRecord.SCORE);
            record.number(parser.getDoubleValue());
        } else {
            extra("score");
        }
    }

    private void attributes() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            attributes.read();
        } else {
            extra("attributes");
        }
    }

    private void extra(String key) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            parser.skipChildren();
            unknown.notRead("annotations", key, "it holds a list or an object");
        } else if (token != JsonToken.VALUE_NULL) {
            String text = parser.getText();
            if (text.length() > MAX_EXTRA_CHARACTERS) {
                unknown.notRead("annotations", key, "it is longer than " + MAX_EXTRA_CHARACTERS + " characters");
                return;
            }
            record.tag(AnnotationRecord.TEXT_ATTRIBUTE);
            record.text(Attributes.UNKNOWN_PREFIX + key);
            record.text(text);
        }
    }
}
