package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.record.CocoImage;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.ItemIds;
import org.labelport.target.SourceReport;

/** Reads the elements of {@code videos}, as YouTube-VIS has them: each names the pictures that are its frames. */
final class VideoReader {

    private final CocoFile file;
    private final JsonParser parser;
    private final ImageReader images;
    private final VideoNames videoNames;
    private final SourceReport report;
    private final UnknownKeys unknown;
    private final OriginKeys origin;
    /** Where elements are that name no frames, for the case that others do. */
    private final List<String> withoutFrames = new ArrayList<>();
    /** Of videos that name their frames. */
    private final Set<String> ids = new HashSet<>();

    private final ItemIds sequences = new ItemIds();
    private boolean anyFrames;

    /** @param names gets the names of videos that name no frames */
    VideoReader(
            CocoFile file,
            JsonParser parser,
            ImageReader images,
            VideoNames names,
            SourceReport report,
            UnknownKeys unknown,
            OriginKeys origin) {
        this.videoNames = names;
        this.file = file;
        this.parser = parser;
        this.images = images;
        this.report = report;
        this.unknown = unknown;
        this.origin = origin;
    }

    /** Whether a video named its frames. Those of other files only describe the images. */
    boolean hasFrames() {
        return anyFrames;
    }

    /** Reads the video at the parser's position, and returns its frames. */
    List<CocoImage> next() throws ExportException, IOException {
        String place = CocoSyntax.place(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            withoutFrames.add(place);
            return List.of();
        }
        Video video = new Video();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            video.read(key);
        }
        if (video.frames.isEmpty()) {
            video.others.stream()
                    .filter(key -> !VideoNames.isKey(key))
                    .forEach(key -> VideoNames.notRead(key, unknown));
            videoNames.add(video.id, video.name);
            withoutFrames.add(place);
            return List.of();
        }
        anyFrames = true;
        video.others.forEach(key -> VideoNames.notRead(key, unknown));
        if (video.id == null) {
            report.error(ItemError.ofItem(
                    "", 0, CocoCodes.IMAGE_INVALID, file.name() + ": a video (" + place + ") has no id; give it one"));
            return List.of();
        }
        return frames(video.id, video);
    }

    private List<CocoImage> frames(CocoId id, Video video) throws ExportException, IOException {
        List<String> names = video.frames.orElseThrow();
        List<CocoImage> frames = new ArrayList<>();
        if (!ids.add(id.toString())) {
            for (int frame = 0; frame < names.size(); frame++) {
                images.refuseFrame(id, frame);
            }
            return frames;
        }
        String sequence = sequences.next(folder(names).orElse(id.toString()));
        for (int frame = 0; frame < names.size(); frame++) {
            images.frame(id, frame, names.get(frame), video.width, video.height, sequence)
                    .ifPresent(frames::add);
        }
        return frames;
    }

    /** The folder that the frames of a video are in, by which tools call it. */
    private static Optional<String> folder(List<String> names) {
        return names.stream()
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .findFirst();
    }

    /** What the element says. */
    private final class Video {

        private @Nullable CocoId id;
        private int width;
        private int height;
        private String name = "";
        private Optional<List<String>> frames = Optional.empty();
        private final List<String> others = new ArrayList<>();

        /** Reads the value at the parser's position. */
        void read(String key) throws IOException {
            JsonToken token = parser.currentToken();
            switch (key) {
                case "id" -> id = CocoId.read(parser);
                case "width" -> width = side();
                case "height" -> height = side();
                case "file_names" -> frames = token == JsonToken.START_ARRAY ? Optional.of(names()) : Optional.empty();
                default -> {
                    if (VideoNames.isName(key, token)) {
                        name = parser.getText();
                    }
                    if (!origin.readImage(key, parser)) {
                        parser.skipChildren();
                        others.add(key);
                    }
                }
            }
        }
    }

    /** Reports the elements that name no frames. Called once, after the last element, if others name some. */
    void reportWithoutFrames() throws ExportException {
        for (String place : withoutFrames) {
            report.error(ItemError.ofItem(
                    "",
                    0,
                    CocoCodes.IMAGE_INVALID,
                    file.name() + ": a video (" + place + ") has no list file_names; give it one, or remove it"));
        }
    }

    private int side() throws IOException {
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        double side = whole ? parser.getDoubleValue() : 0;
        parser.skipChildren();
        return side > 0 && side <= Integer.MAX_VALUE ? (int) side : 0;
    }

    /** Reads the names of frames; that of an element which is no text is empty. */
    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            parser.skipChildren();
            names.add(token == JsonToken.VALUE_STRING ? parser.getText() : "");
        }
        return names;
    }
}
