package org.labelport.coco.read;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.list.PlacedParser;
import org.labelport.coco.record.CocoImage;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.coco.record.RecordLog;
import org.labelport.report.ExportException;
import org.labelport.target.GroupedRecords;
import org.labelport.target.SourceRequest;

/** Reads the images of a file into a log: those of its list, or the frames that its videos list, as YouTube-VIS does. */
final class ImageScan implements AutoCloseable {

    private final CocoFile file;
    private final SourceRequest request;
    private final PlacedParser parser;
    private final UnknownKeys unknown;
    private final OriginKeys origin;
    private final ImageReader reader;
    private final VideoNames videoNames = new VideoNames();
    private final RecordBuffer buffer = new RecordBuffer();

    private @Nullable RecordLog log;
    /** Whether the images are frames of videos. */
    private boolean framesRead;

    private boolean handedOver;

    ImageScan(
            CocoFile file,
            SourceRequest request,
            PlacedParser parser,
            UnknownKeys unknown,
            OriginKeys origin,
            ImageReader reader) {
        this.file = file;
        this.request = request;
        this.parser = parser;
        this.unknown = unknown;
        this.origin = origin;
        this.reader = reader;
    }

    /** Is told of each entry that comes. */
    @FunctionalInterface
    interface Progress {
        void tell() throws ExportException;
    }

    /**
     * Reads the list {@code images}, at which the parser is.
     *
     * @return whether all images are known now
     */
    boolean readList(Progress progress) throws ExportException, IOException {
        if (framesRead) {
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                throw CocoSyntax.error(
                        file.json(),
                        parser,
                        "'videos' has listed pictures in file_names, and so does 'images'. Remove one of the lists.");
            }
            return false;
        }
        if (log != null) {
            throw CocoSyntax.error(file.json(), parser, "this is the second list of 'images'. Join it with the first.");
        }
        log = RecordLog.in(request.scratch());
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            progress.tell();
            Optional<CocoImage> image = reader.next();
            if (image.isPresent()) {
                add(image.get(), log);
            }
        }
        return true;
    }

    /**
     * Reads {@code videos}, at which the parser is: their names where the images are listed, else their frames.
     *
     * @return whether all images are known now
     */
    boolean readVideos(Progress progress) throws ExportException, IOException {
        if (log != null && reader.read() > 0) {
            videoNames.read(parser, unknown, origin);
            videoNames.reportRepeated(file.name(), request.report());
            return false;
        }
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        VideoReader videos = new VideoReader(file, parser, reader, videoNames, request.report(), unknown, origin);
        while (list && parser.nextToken() != JsonToken.END_ARRAY) {
            for (CocoImage frame : videos.next()) {
                if (log == null) {
                    log = RecordLog.in(request.scratch());
                }
                add(frame, log);
            }
            progress.tell();
        }
        if (!videos.hasFrames()) {
            parser.skipChildren();
            videoNames.reportRepeated(file.name(), request.report());
            return false;
        }
        framesRead = true;
        videos.reportWithoutFrames();
        return true;
    }

    private void add(CocoImage image, RecordLog to) throws IOException {
        buffer.clear();
        image.writeTo(buffer);
        to.add(buffer);
    }

    /** Whether the file lists images, be it none. */
    boolean areThere() {
        return log != null;
    }

    /** Whether the file lists images, none of which can be used. */
    boolean noneIsUsed() {
        return reader.used() == 0 && reader.read() > 0;
    }

    void reportVideosWithoutFrames() {
        if (!videoNames.isEmpty() && !framesRead && !reader.hasFrames()) {
            unknown.notRead("top level", "videos", "no image is a frame of them, nor have they file_names");
        }
    }

    /** The images with their annotations, ready to be read; whoever gets them closes them. */
    CocoDocument.Records with(AnnotationSorter annotations) throws ExportException, IOException {
        RecordLog images = requireNonNull(log, "images");
        images.rewind();
        GroupedRecords sealed = annotations.sealed();
        handedOver = true;
        return new CocoDocument.Records(images, sealed, reader.read(), videoNames);
    }

    /** Closes what was not handed on. */
    @Override
    public void close() throws IOException {
        if (log != null && !handedOver) {
            log.close();
        }
    }
}
