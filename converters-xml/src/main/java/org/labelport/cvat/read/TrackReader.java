package org.labelport.cvat.read;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.cvat.file.RawElement;
import org.labelport.model.Annotation;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;
import org.labelport.xml.NumberText;
import org.labelport.xml.XmlCursor;

/** Reads the tracks of one video or sequence. */
final class TrackReader {

    /** Half a year of 60 frames a second. Numbers of frames can be added without leaving the range of an {@code int}. */
    private static final int LAST_FRAME = 1_000_000_000;

    private static final Set<String> ATTRIBUTES = Set.of("id", "label", "group_id", "source", "task_id");

    /** What the tag of a track says, and the annotations that were read of it. */
    private record Track(String id, String label, String group, String source, TrackFrames frames) {}

    /**
     * The frames of a task.
     *
     * @param count their number, for interpolation; 0 when unknown, -1 to read the listed frames only
     * @param step distance of one to the next
     * @param first the number that elements give to the first one
     */
    record Frames(int count, int step, long first) {}

    private final String item;
    private final String file;
    private final AnnotationReader reader;
    private final SourceReport report;
    private final Frames frames;
    private final AnnotationList annotations = new AnnotationList();
    private final Set<String> names = new HashSet<>();
    /** How many tracks repeat an id. */
    private final Map<String, Integer> repeated = new HashMap<>();

    private int count;
    private int filled;

    /**
     * Starts without tracks.
     *
     * @param item id of the item, for reports
     * @param file name of the file, for messages
     * @param frames that the tracks may have
     */
    TrackReader(String item, String file, AnnotationReader reader, SourceReport report, Frames frames) {
        this.item = item;
        this.file = file;
        this.reader = reader;
        this.report = report;
        this.frames = frames;
    }

    int size() {
        return annotations.size();
    }

    List<Annotation> annotations() {
        return annotations.annotations();
    }

    /** Reads the track that the cursor is at. */
    void read(XmlCursor xml) throws ItemException, ExportException, IOException {
        reportUnread(
                xml.line(),
                xml.attributesBeside(ATTRIBUTES).stream()
                        .map(name -> name + " of the track")
                        .toList());
        Track track = new Track(
                name(xml.attribute("id").orElse(""), xml.line()),
                xml.attribute("label").orElse(""),
                xml.attribute("group_id").orElse("").strip(),
                xml.attribute("source").orElse("").strip(),
                new TrackFrames(frames.step));
        Optional<String> part = Optional.empty();
        while (xml.nextChild()) {
            RawElement element = RawElement.read(xml);
            String annotation = Integer.toString(++count);
            if (element.tag().equals("attribute")) {
                reportUnread(element, false); // CVAT reads only attributes of shapes
                continue;
            }
            part = part.isPresent()
                    ? part
                    : Optional.ofNullable(element.attributes().get(OwnAttributes.PART));
            add(annotation, element, track);
        }
        String parts = part.orElse("");
        if (frames.count < 0) {
            track.frames.listed(annotation -> annotations.add(annotation, parts));
        } else {
            filled += track.frames.filled(
                    frames.count, TrackFrames.MOST_FILLED - filled, annotation -> annotations.add(annotation, parts));
        }
    }

    /** Adds the annotation of an element to its track, or reports why it cannot be read. */
    private void add(String annotation, RawElement element, Track track) throws ExportException {
        try {
            int frame = frame(element);
            // CVAT treats only elements with keyframe="1" as key frames.
            boolean keyframe = element.isSet("keyframe");
            Optional<Annotation> read = reader.annotation(
                    annotation,
                    element,
                    new AnnotationReader.Place(track.label, frame, keyframe, track.id, track.group, track.source));
            reportUnread(element, read.isPresent());
            if (read.isPresent()) {
                TrackFrames.Visibility visibility =
                        element.isOutside() ? TrackFrames.Visibility.OUTSIDE : TrackFrames.Visibility.SEEN;
                frameTaken(track.frames.add(read.get(), visibility), element.line());
            }
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(
                    item, annotation, e.code(), file + ", line " + element.line() + ": " + e.getMessage()));
        }
    }

    /** Returns the id of a track, made unique, because CVAT treats tracks with equal ids as several objects. */
    private String name(String id, int line) throws ExportException {
        if (id.isEmpty() || names.add(id)) {
            return id;
        }
        String name = id;
        while (!names.add(name)) {
            name = id + "#" + (1 + repeated.merge(id, 1, Integer::sum));
        }
        report.loss(Loss.changed(
                item,
                CvatLosses.TRACK_RENAMED,
                file + ", line " + line + ": an earlier track has the id " + id + ", too; this one is read as "
                        + name));
        return name;
    }

    /** Reports an element that is not read because another one of the track has its frame. */
    private void frameTaken(Optional<Annotation> unused, int line) throws ExportException {
        if (unused.isPresent()) {
            report.error(ItemError.ofAnnotation(
                    item,
                    unused.get().id(),
                    "track.frame-taken",
                    file + ", line " + line + ": the track has two elements on frame "
                            + unused.get().index() + ", and an object is in one place. Remove one of them."));
        }
    }

    private int frame(RawElement element) throws ItemException {
        int frame = NumberText.whole("frame", element.get("frame"));
        if (frame < frames.first || frame - frames.first > LAST_FRAME) {
            throw new ItemException(
                    "number.invalid",
                    "frame is " + frame + ", not a number from " + frames.first + " to " + (frames.first + LAST_FRAME)
                            + ". Correct it.");
        }
        return (int) (frame - frames.first);
    }

    private void reportUnread(RawElement element, boolean read) {
        List<String> unread = element.unread();
        if (!read) {
            unread.add(0, element.tag());
        }
        reportUnread(element.line(), unread);
    }

    private void reportUnread(int line, List<String> unread) {
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(
                    item, CvatLosses.NOT_READ, file + ", line " + line + ": not read: " + String.join(", ", unread)));
        }
    }
}
