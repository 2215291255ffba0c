package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.IdIndex;
import org.labelport.coco.file.PictureName;
import org.labelport.coco.file.SeenKeys;
import org.labelport.coco.record.CocoImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.LongSet;
import org.labelport.target.SourceReport;

/** Reads the elements of {@code images}, gives them ordinals, and reports those that cannot be used. */
final class ImageReader {

    /** Keys in which LVIS lists categories that are absent from a picture or not annotated completely. Mostly empty. */
    private static final Set<String> LISTS = Set.of("neg_category_ids", "not_exhaustive_category_ids");

    private final CocoFile file;
    private final JsonParser parser;
    private final SourceReport report;
    private final UnknownKeys unknown;
    private final OriginKeys origin;
    private final IdIndex index;
    private final SeenKeys seen = new SeenKeys();
    private final FrameKeys frame;
    private final LongSet frames = new LongSet();

    private long read;
    private int used;
    private boolean anyFrame;

    private @Nullable CocoId id;
    private String fileName = "";
    private String url = "";
    private int width;
    private int height;
    private String badSize = "";

    ImageReader(
            CocoFile file,
            JsonParser parser,
            SourceReport report,
            UnknownKeys unknown,
            OriginKeys origin,
            IdIndex index) {
        this.origin = origin;
        this.file = file;
        this.parser = parser;
        this.report = report;
        this.unknown = unknown;
        this.index = index;
        this.frame = new FrameKeys(parser);
    }

    /** The number of elements that were read, unusable ones included. */
    long read() {
        return read;
    }

    /** The number of images that were returned. */
    int used() {
        return used;
    }

    /** Whether an image said that it is a frame of a video. */
    boolean hasFrames() {
        return anyFrame;
    }

    /** Reads the image at the parser's position. When it cannot be used, that is reported and the result is empty. */
    Optional<CocoImage> next() throws IOException, ExportException {
        String place = file.name() + ": images[" + read++ + "] (" + CocoSyntax.place(parser) + ")";
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return refuse("", CocoCodes.IMAGE_INVALID, place + " is not an object; correct or remove it");
        }
        fields();
        if (seen.isAnyTwice()) {
            return refuse(
                    id == null ? "" : file.idPrefix() + id, CocoCodes.KEY_DUPLICATE, place + ": " + seen.problem());
        }
        if (id == null) {
            return refuse("", CocoCodes.IMAGE_INVALID, place + " has no id; give it one");
        }
        String item = file.idPrefix() + id;
        PictureName name = PictureName.of(fileName, url);
        if (name.name().isEmpty()) {
            return refuse(item, CocoCodes.IMAGE_INVALID, place + " has no file_name; give it one");
        }
        if (!index.add(id, used)) {
            return refuse(
                    item,
                    CocoCodes.ID_DUPLICATE,
                    place + " has the same id " + id + " as an image before it, which keeps the annotations; give '"
                            + name.name() + "' another id");
        }
        if (!badSize.isEmpty()) {
            report.loss(Loss.changed(
                    item, CocoCodes.NUMBER_INVALID, place + ": " + badSize + "; the size is read as unknown"));
        }
        used++;
        anyFrame |= frame.isFrame();
        if (frame.isFrame() && !frames.add(frame.sequence() + "/" + frame.frame())) {
            report.loss(Loss.changed(
                    item,
                    CocoCodes.FRAME_REPEATED,
                    place + ": an image before it is frame " + frame.frame() + " of the video " + frame.sequence()
                            + ", too; this one is read as a picture of no video"));
            return Optional.of(new CocoImage(item, name, width, height, "", 0));
        }
        return Optional.of(new CocoImage(item, name, width, height, frame.sequence(), frame.frame()));
    }

    /**
     * Returns a frame of a video, which annotations refer to by {@link #frameId}. When it cannot be used, that is
     * reported and the result is empty.
     *
     * @param sequence the video's name among those of the file
     */
    Optional<CocoImage> frame(CocoId video, int frame, String name, int width, int height, String sequence)
            throws ExportException {
        CocoId id = frameId(video, frame);
        String item = file.idPrefix() + id;
        read++;
        if (name.isEmpty()) {
            return refuse(
                    item, CocoCodes.IMAGE_INVALID, file.name() + ": the frame " + id + " has no name; give it one");
        }
        index.add(id, used);
        used++;
        return Optional.of(new CocoImage(item, PictureName.ofFile(name), width, height, sequence, frame));
    }

    /** Reports a frame of a video whose id an earlier one has: annotations are those of the earlier one. */
    void refuseFrame(CocoId video, int frame) throws ExportException {
        read++;
        refuse(
                file.idPrefix() + frameId(video, frame),
                CocoCodes.ID_DUPLICATE,
                file.name() + ": another video has the id " + video + ", too; give one of them another id");
    }

    /** Returns the id of the image that is a frame of a video. */
    static CocoId frameId(CocoId video, int frame) {
        return CocoId.of(video + "/" + frame);
    }

    private void fields() throws IOException {
        id = null;
        fileName = "";
        url = "";
        width = 0;
        height = 0;
        badSize = "";
        seen.clear();
        frame.clear();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            seen.add(key);
            JsonToken token = parser.nextToken();
            switch (key) {
                case "id" -> id = CocoId.read(parser);
                case "file_name" -> fileName = text(token);
                case "coco_url" -> url = text(token);
                case "width" -> width = side(key, token);
                case "height" -> height = side(key, token);
                default -> {
                    if (origin.readImage(key, parser) || LISTS.contains(key) && isEmptyList(token) || frame.read(key)) {
                        continue;
                    }
                    parser.skipChildren();
                    unknown.notRead("images", key, "items have no place for it");
                }
            }
        }
        for (String key : frame.unused()) {
            unknown.notRead("images", key, "a frame of a video has both a video_id and a frame_id from 0");
        }
    }

    /** Whether the value is an empty list. The parser is moved to the end of a list. */
    private boolean isEmptyList(JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            return false;
        }
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            empty = false;
        }
        return empty;
    }

    private Optional<CocoImage> refuse(String item, String code, String message) throws ExportException {
        report.error(ItemError.ofItem(item, 0, code, message));
        return Optional.empty();
    }

    private String text(JsonToken token) throws IOException {
        parser.skipChildren();
        return token == JsonToken.VALUE_STRING ? parser.getText() : "";
    }

    private int side(String key, JsonToken token) throws IOException {
        parser.skipChildren();
        double side = -1;
        if (token.isNumeric()) {
            side = parser.getDoubleValue();
        } else if (token == JsonToken.VALUE_STRING && CocoId.isCanonicalNumber(parser.getText())) {
            side = Long.parseLong(parser.getText());
        } else if (token == JsonToken.VALUE_NULL) {
            side = 0;
        }
        if (side >= 0 && side <= Integer.MAX_VALUE && side == Math.rint(side)) {
            return (int) side;
        }
        badSize = key + " is not a whole number of pixels";
        return 0;
    }
}
