package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.Closing;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.IdIndex;
import org.labelport.coco.list.PlainAnnotations;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.coco.record.RecordLog;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.target.GroupedRecords;
import org.labelport.target.SourceRequest;

/**
 * Groups the records of annotations by their images. Records that come before the list of images wait in a log and are
 * grouped later.
 */
final class AnnotationSorter implements AutoCloseable {

    private final CocoFile file;
    private final SourceRequest request;
    private final IdIndex images;
    private final ImageReader imageReader;
    private final RecordBuffer buffer = new RecordBuffer();

    private boolean imagesKnown;
    private @Nullable RecordLog waiting;
    private @Nullable GroupedRecords grouped;
    private boolean handedOver;

    AnnotationSorter(CocoFile file, SourceRequest request, IdIndex images, ImageReader imageReader) {
        this.file = file;
        this.request = request;
        this.images = images;
        this.imageReader = imageReader;
    }

    /** Says that from now on all images are in the index. */
    void imagesKnown() {
        imagesKnown = true;
    }

    /** Adds the element of a list at the parser's position. {@code place} is its 0-based place in the list. */
    void add(JsonParser parser, AnnotationReader reader, String list, long place) throws ExportException, IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            reader.read(place);
            CocoId video = reader.video();
            if (reader.isTrack() && video != null) {
                boolean seen =
                        reader.frames(video, (image, frame) -> put(reader.id(), image, frame.array(), 0, frame.size()));
                if (!seen) {
                    request.report()
                            .error(ItemError.ofAnnotation(
                                    "",
                                    reader.id().toString(),
                                    CocoCodes.GEOMETRY_MISSING,
                                    file.annotationsName() + ": annotation " + reader.id()
                                            + " has no segmentation and no box on any frame of video " + video
                                            + "; add one, or remove it"));
                }
                return;
            }
            RecordBuffer record = reader.record();
            put(reader.id(), reader.image(), record.array(), 0, record.size());
        } else {
            parser.skipChildren();
            request.report()
                    .error(ItemError.ofAnnotation(
                            "",
                            "#" + place,
                            CocoCodes.ANNOTATION_INVALID,
                            file.annotationsName() + ": " + list + "[" + place + "] (" + CocoSyntax.place(parser)
                                    + ") is not an object; correct or remove it"));
        }
    }

    /** Adds a plain annotation. */
    void add(PlainAnnotations plain, int index) throws ExportException, IOException {
        int start = plain.start(index);
        int length = plain.length(index);
        int ordinal = imagesKnown ? images.find(plain.image(index)) : IdIndex.ABSENT;
        if (ordinal == IdIndex.ABSENT) {
            put(CocoId.of(plain.id(index)), CocoId.of(plain.image(index)), plain.records(), start, length);
        } else {
            grouped().add(ordinal, plain.records(), start, length);
        }
    }

    /** Returns all records by the ordinal of their image. The caller closes the result. */
    GroupedRecords sealed() throws ExportException, IOException {
        groupWaiting();
        GroupedRecords sealed = grouped();
        sealed.seal();
        handedOver = true;
        return sealed;
    }

    private void put(CocoId id, @Nullable CocoId image, byte[] record, int offset, int length)
            throws ExportException, IOException {
        if (image == null) {
            unknownImage(id, "it has no image_id");
        } else if (!imagesKnown) {
            if (waiting == null) {
                waiting = RecordLog.in(request.scratch());
            }
            buffer.clear();
            buffer.id(id);
            buffer.id(image);
            buffer.raw(record, offset, length);
            waiting.add(buffer);
        } else {
            group(id, image, record, offset, length);
        }
    }

    private void groupWaiting() throws ExportException, IOException {
        if (waiting != null) {
            waiting.rewind();
            while (waiting.left() > 0) {
                ByteBuffer bytes = ByteBuffer.wrap(waiting.next());
                CocoId id = RecordBuffer.id(bytes);
                CocoId image = RecordBuffer.id(bytes);
                group(id, image, bytes.array(), bytes.position(), bytes.remaining());
            }
        }
    }

    private void group(CocoId id, CocoId image, byte[] record, int offset, int length)
            throws ExportException, IOException {
        int ordinal = images.find(image);
        if (ordinal == IdIndex.ABSENT) {
            unknownImage(id, "'images' has no entry with the id " + image);
        } else {
            grouped().add(ordinal, record, offset, length);
        }
    }

    private void unknownImage(CocoId id, String reason) throws ExportException {
        request.report()
                .error(ItemError.ofAnnotation(
                        "",
                        id.toString(),
                        CocoCodes.IMAGE_UNKNOWN,
                        file.annotationsName() + ": annotation " + id + " belongs to no image: " + reason
                                + ". Add the image, or remove the annotation."));
    }

    private GroupedRecords grouped() {
        if (grouped == null) {
            grouped = new GroupedRecords(request.scratch(), file.name() + ".annotations", imageReader.used());
        }
        return grouped;
    }

    @Override
    public void close() throws IOException {
        List<Closing.Step> steps = new ArrayList<>();
        if (waiting != null) {
            steps.add(waiting::close);
        }
        if (grouped != null && !handedOver) {
            steps.add(grouped::close);
        }
        Closing.all(steps);
    }
}
