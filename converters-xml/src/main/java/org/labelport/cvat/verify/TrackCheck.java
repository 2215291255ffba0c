package org.labelport.cvat.verify;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.labelport.cvat.file.CvatFrames;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.RawElement;
import org.labelport.geometry.Frame;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.LongSet;
import org.labelport.verify.Findings;
import org.labelport.xml.NumberText;
import org.labelport.xml.XmlCursor;

/** Checks the tracks of one file. In memory are the frames of one track. */
final class TrackCheck {

    private static final List<String> POINT_NEEDS = List.of("label", "outside", "occluded", "keyframe", "points");

    private final CvatFrames frames;
    private final ElementCheck elements;
    private final Findings.InFile findings;
    /** The size of the video; empty when it is not known, or differs from task to task. */
    private final Optional<Frame> picture;

    private final LongSet ids = new LongSet();

    TrackCheck(CvatMeta meta, ElementCheck elements, Findings.InFile findings) {
        this.frames = meta.frames();
        this.elements = elements;
        this.findings = findings;
        boolean one = !meta.kind().equals("project") && frames.width() > 0 && frames.height() > 0;
        this.picture = one ? Optional.of(new Frame(frames.width(), frames.height())) : Optional.empty();
    }

    /** Checks the track that the cursor is at. */
    void check(XmlCursor xml) throws ItemException, ExportException, IOException {
        int line = xml.line();
        String id = xml.attribute("id").orElse("");
        String label = xml.attribute("label").orElse("");
        id(line, id);
        group(line, xml.attribute("group_id").orElse("").strip());
        Set<String> tags = new HashSet<>();
        Set<Integer> taken = new HashSet<>();
        int keyframes = 0;
        int seen = 0;
        int last = -1;
        boolean outside = false;
        while (xml.nextChild()) {
            RawElement element = RawElement.read(xml);
            Optional<Shape> shape = elements.check(element, label, POINT_NEEDS);
            if (shape.isPresent() && picture.isPresent() && !element.isOutside()) {
                elements.border(element, shape.get(), picture.get());
            }
            tags.add(element.tag());
            OptionalInt frame = frame(element, taken);
            boolean keyframe = element.isSet("keyframe");
            keyframes += keyframe ? 1 : 0;
            seen += element.isOutside() ? 0 : 1;
            if (keyframe && frame.isPresent() && frame.getAsInt() > last) {
                last = frame.getAsInt();
                outside = element.isOutside();
            }
        }
        whole(line, keyframes, seen, tags);
        if (keyframes > 0 && !outside && last + 1 < frames.size() && !tags.contains("mask")) {
            findings.remark(
                    "track-open",
                    line,
                    "the track has no end: CVAT shows the object from frame " + last + " to the last one. Add an"
                            + " element with outside=\"1\" on the frame after it, unless the object does stay visible");
        }
    }

    private void id(int line, String id) throws ExportException {
        try {
            NumberText.whole("the track's id", id);
        } catch (ItemException e) {
            findings.rejected("number-invalid", line, e.getMessage() + " Datumaro stops");
        }
        if (!ids.add(id)) {
            findings.damaged(
                    "id-duplicate",
                    line,
                    "another track has the id " + id + ", too; Datumaro makes one track of the two");
        }
    }

    private void group(int line, String group) throws ExportException {
        try {
            if (!group.isEmpty()) {
                NumberText.whole("the track's group_id", group);
            }
        } catch (ItemException e) {
            findings.rejected("number-invalid", line, e.getMessage() + " CVAT's import stops");
        }
    }

    private void whole(int line, int keyframes, int seen, Set<String> tags) throws ExportException {
        if (keyframes == 0) {
            findings.rejected("track-empty", line, "the track has no element with keyframe=\"1\"; CVAT's import stops");
        }
        if (tags.size() > 1) {
            findings.damaged(
                    "track-mixed",
                    line,
                    "the track has several kinds of elements, and CVAT reads all as the kind of the first");
        }
        if (tags.contains("mask") && seen > 1) {
            findings.damaged(
                    "track-mask", line, "CVAT cannot track masks: it keeps only the first frame of this track");
        }
    }

    private OptionalInt frame(RawElement element, Set<Integer> taken) throws ExportException {
        if (element.get("frame").isEmpty() || element.get("keyframe").isEmpty()) {
            findings.rejected(
                    "track-incomplete",
                    element.line(),
                    "an element of a track needs frame and keyframe; CVAT's import stops");
        }
        Optional<Integer> number = Optional.empty();
        try {
            number = element.get("frame").isEmpty()
                    ? Optional.empty()
                    : Optional.of(NumberText.whole("frame", element.get("frame")));
        } catch (ItemException e) {
            findings.rejected("number-invalid", element.line(), e.getMessage());
        }
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        int frame = number.get();
        if (frame < 0 || frames.size() > 0 && frame >= frames.size()) {
            findings.rejected(
                    "frame-outside",
                    element.line(),
                    "frame " + frame + " is not among the " + frames.size()
                            + " frames of the video; CVAT leaves it out");
        }
        if (!taken.add(frame)) {
            findings.damaged(
                    "frame-duplicate", element.line(), "the track has frame " + frame + " twice; CVAT keeps one");
        }
        return OptionalInt.of(frame);
    }
}
