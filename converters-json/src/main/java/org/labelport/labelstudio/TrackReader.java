package org.labelport.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ItemException;

/** Makes annotations of what lasts over frames of a video: boxes that move, and labels. */
record TrackReader(ReadItem item, ReadAnnotations found) {

    private static final int MAX_FRAMES = 1_000_000;

    private record Placed(Draft draft, Shape shape, int frame) {}

    void sequence(Draft draft, Node value, Node main, OneSet set) throws ItemException {
        if (!(item.media() instanceof Media.Video video)) {
            throw new IllegalArgumentException("it is a track, and the task shows "
                    + item.media().dataType().key());
        }
        if (video.width() == 0 || video.height() == 0) {
            throw new ItemException(
                    "video.size-unknown",
                    "the video's size is not known, and places are in percent of it. Give it as 'video-size'.");
        }
        List<Node> sequence = value.need("sequence").elements();
        String track = sequence.size() == 1 && draft.group().isEmpty() ? "" : draft.id();
        List<Placed> boxes = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            Node each = sequence.get(i);
            int frame = each.need("frame").integer() - 1;
            if (frame < 0) {
                throw new IllegalArgumentException("frames are counted from 1");
            }
            Map<String, Value> attributes = new LinkedHashMap<>(draft.attributes());
            if (i + 1 < sequence.size() && !each.isTrue("enabled")) {
                attributes.put(TrackWriter.ENABLED, new Value.Flag(false));
            }
            Optional<Double> score = each.numeric("score").or(() -> main.numeric("score"));
            Draft box = new Draft(
                    i == 0 ? draft.id() : onFrame(draft, frame),
                    draft.category(),
                    attributes,
                    set.provenance(score),
                    draft.group());
            boxes.add(new Placed(box, Geometry.box(each, video.width(), video.height()), frame));
        }
        for (Placed box : boxes) { // all of them, or the result is an error
            found.add(box.draft, box.shape, box.frame, true, track, set);
        }
    }

    /** Each frame of a label's ranges is an annotation. */
    void ranges(Draft draft, Node value, OneSet set) {
        record Frames(int start, int end) {}
        List<Frames> ranges = new ArrayList<>();
        for (Node range : value.need("ranges").elements()) {
            int start = range.need("start").integer() - 1;
            int end = range.need("end").integer() - 1;
            if (start < 0 || end < start || end - start > MAX_FRAMES) {
                throw new IllegalArgumentException("frames " + (start + 1) + " to " + (end + 1) + " are no range");
            }
            ranges.add(new Frames(start, end));
        }
        for (Frames range : ranges) { // all of them, or the result is an error
            int start = range.start;
            int end = range.end;
            String track = end > start ? draft.id() : "";
            for (int frame = start; frame <= end; frame++) {
                boolean first = frame == start && !set.isAnnotated(draft.id());
                Draft label = first ? draft : draft.withId(onFrame(draft, frame));
                found.add(label, new Shape.Whole(), frame, frame == start || frame == end, track, set);
            }
        }
    }

    private static String onFrame(Draft draft, int frame) {
        return draft.id() + "@" + (frame + 1);
    }
}
