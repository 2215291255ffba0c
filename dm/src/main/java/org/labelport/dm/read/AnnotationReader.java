package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.read.Entry.Problem;
import org.labelport.dm.read.Entry.Property;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Shape;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Makes annotations from entries: one for each entry, or one for each frame of an object that is tracked through a
 * video.
 */
public final class AnnotationReader {

    private final Json json;
    private final String item;
    private final Media media;
    private final EntryIds ids;
    private final LossSink losses;
    private final List<Message> prompts = new ArrayList<>();

    /**
     * Makes a reader for one medium.
     *
     * @param item named in reports
     * @param media the medium's file, with its size, text and the like if known
     */
    public AnnotationReader(Json json, String item, Media media, EntryIds ids, LossSink losses) {
        this.json = json;
        this.item = item;
        this.media = media;
        this.ids = ids;
        this.losses = losses;
    }

    /** The messages of the prompts that were read so far. */
    public List<Message> prompts() {
        return prompts;
    }

    /** Reads the annotations of an entry. An entry that cannot be read is kept as it is, and reported. */
    public List<Annotation> read(Entry entry) {
        if (entry.problem().isPresent()) {
            return List.of(other(entry, entry.problem().get()));
        }
        if (FrameMap.isOne(entry)) {
            return frames(entry, FrameMap.of(entry));
        }
        try {
            Reading reading = new Reading();
            Shape shape = shape(entry, entry.geometry(), reading);
            return List.of(annotation(entry, entry.id(), shape, reading, place(entry)));
        } catch (GeometryException e) {
            return List.of(other(entry, new Problem(e.code(), e.getMessage())));
        } catch (IllegalArgumentException e) {
            return List.of(other(entry, new Problem(DmCodes.GEOMETRY_INVALID, e.getMessage())));
        }
    }

    /** Makes an annotation that keeps the document's data as it is, and reports why. */
    public Annotation other(Entry entry, Problem problem) {
        losses.loss(Loss.changed(item, entry.id(), problem.code(), problem.detail() + ". It is kept as it is"));
        return keptAsItIs(entry);
    }

    private Annotation keptAsItIs(Entry entry) {
        Object content = entry.content();
        boolean nothing = content == null
                && entry.problem()
                        .filter(problem -> problem.code().equals(DmCodes.ENTRY_INVALID))
                        .isEmpty();
        return annotation(entry, entry.id(), other(entry.tool(), content, nothing), null, place(entry));
    }

    private Shape.Other other(String tool, @Nullable Object content, boolean nothing) {
        return new Shape.Other(tool, nothing ? JsonText.NONE : json.text(content, Json.Style.LINE));
    }

    private Shape shape(Entry entry, @Nullable Object geometry, Reading reading) throws GeometryException {
        return switch (entry.tool()) {
            case "bounding_box" -> PlaneReader.box(geometry, entry.rotation(), reading);
            case "polygon" -> PlaneReader.polygon(geometry, reading);
            case "polyline" -> PlaneReader.line(geometry, reading);
            case "keypoint" -> PlaneReader.keypoint(geometry, entry.category(), reading);
            case "segmentation" -> SegmentReader.read(geometry, media, reading);
            case "3d_bounding_box" -> SpaceReader.cuboid(geometry, reading);
            case "3d_segmentation" -> SpaceReader.points(geometry, media, reading);
            case "named_entity" -> SpanReader.read(geometry, media, reading);
            case "classification" -> {
                if (!PlainJson.isNothing(geometry)) {
                    reading.keep("data", geometry);
                }
                yield new Shape.Whole();
            }
            case "prompt" -> {
                prompts.addAll(ConversationReader.prompt(geometry));
                yield other(entry.tool(), entry.content(), false);
            }
            case "answer" -> ConversationReader.answer(geometry, reading);
            case "" -> throw new GeometryException(DmCodes.TOOL_UNKNOWN, "the annotation names no tool");
            default ->
                throw new GeometryException(
                        DmCodes.TOOL_UNKNOWN, "tool '" + entry.tool() + "' is not one of the DM schema's");
        };
    }

    private List<Annotation> frames(Entry entry, List<FrameMap.Frame> frames) {
        boolean video = media instanceof Media.Video;
        if (!video) {
            losses.loss(Loss.changed(
                    item,
                    entry.id(),
                    DmCodes.FRAMES_WITHOUT_VIDEO,
                    frames.size() + " geometries by frame, but this is not a video: each becomes an annotation"));
        }
        List<Annotation> annotations = new ArrayList<>();
        for (FrameMap.Frame frame : frames) {
            String id = annotations.isEmpty() ? entry.id() : ids.part(entry.id(), frame.key());
            Place place = video && frame.number().isPresent()
                    ? new Place((int) frame.number().getAsLong(), entry.id(), entry.frame())
                    : new Place(Annotation.WHOLE_ITEM, "", entry.frame());
            annotations.add(frame(entry, id, frame, place));
        }
        return annotations;
    }

    private Annotation frame(Entry entry, String id, FrameMap.Frame frame, Place place) {
        Problem problem;
        try {
            if (frame.number().isEmpty()) {
                throw GeometryException.invalid("'" + frame.key() + "' is not a frame number");
            }
            Reading reading = new Reading();
            return annotation(entry, id, shape(entry, frame.geometry(), reading), reading, place);
        } catch (GeometryException e) {
            problem = new Problem(e.code(), e.getMessage());
        } catch (IllegalArgumentException e) {
            problem = new Problem(DmCodes.GEOMETRY_INVALID, e.getMessage());
        }
        losses.loss(Loss.changed(
                item,
                id,
                problem.code(),
                "at frame '" + frame.key() + "': " + problem.detail() + ". It is kept as it is"));
        return annotation(entry, id, other(entry.tool(), frame.asObject(), false), null, place);
    }

    /** @param reading null when the geometry could not be read and is kept in the shape */
    private Annotation annotation(Entry entry, String id, Shape shape, @Nullable Reading reading, Place place) {
        AttributeValues attributes = new AttributeValues(json);
        for (Property property : entry.properties()) {
            attributes.user(property.name(), property.value());
        }
        if (reading == null && entry.rotation() != null) {
            attributes.user("rotation", entry.rotation());
        }
        entry.unknown().forEach(attributes::unknown);
        if (place.unusualFrame() != null) {
            attributes.unknown(Keys.FRAME, place.unusualFrame());
        }
        if (reading != null) {
            entry.unknownData().forEach(attributes::unknown);
            reading.attributes().forEach(attributes::user);
            reading.leftOver().forEach(attributes::unknown);
            for (Problem note : reading.notes()) {
                losses.loss(Loss.changed(item, id, note.code(), note.detail()));
            }
        }
        for (String name : attributes.doubled()) {
            losses.loss(Loss.changed(
                    item, id, DmCodes.ATTRIBUTE_DUPLICATE, "attribute '" + name + "' occurs twice: both are kept"));
        }
        Provenance origin = shape instanceof Shape.Reply
                ? ConversationReader.origin(PlainJson.object(entry.geometry()))
                : Provenance.UNKNOWN;
        return new Annotation(
                id, entry.category(), shape, place.index(), true, place.track(), "", 0, attributes.values(), origin);
    }

    /** Returns the place of an entry: its frame if that is a frame of a video, else the whole item. */
    private Place place(Entry entry) {
        OptionalLong frame = PlainJson.whole(entry.frame());
        boolean usual = media instanceof Media.Video
                && frame.isPresent()
                && frame.getAsLong() >= 0
                && frame.getAsLong() <= Integer.MAX_VALUE;
        return usual
                ? new Place((int) frame.getAsLong(), "", null)
                : new Place(Annotation.WHOLE_ITEM, "", entry.frame());
    }

    /**
     * @param index as in {@link Annotation#index}
     * @param unusualFrame the entry's frame if it is not a frame of a video; else null
     */
    private record Place(int index, String track, @Nullable Object unusualFrame) {}
}
