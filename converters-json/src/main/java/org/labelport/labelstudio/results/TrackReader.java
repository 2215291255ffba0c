package org.labelport.labelstudio.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.CornerBox;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.labelstudio.task.MetaKeys;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Makes annotations from results that last over frames of a video: boxes that move, and labels of frames. */
final class TrackReader {

    private static final int MAX_FRAMES = 1_000_000;

    private record Key(Draft draft, CornerBox box, int frame, boolean enabled) {}

    private final ReadItem item;
    private final ReadAnnotations found;
    private final LossSink losses;
    private final TrackNames names = new TrackNames();
    private int filled;

    TrackReader(ReadItem item, ReadAnnotations found, LossSink losses) {
        this.item = item;
        this.found = found;
        this.losses = losses;
    }

    void sequence(Draft draft, Node value, Node main, OneSet set) throws ItemException {
        if (!(item.media() instanceof Media.Video video)) {
            throw new IllegalArgumentException("it is a track, but the task shows "
                    + item.media().dataType().key());
        }
        if (video.width() == 0 || video.height() == 0) {
            throw new ItemException(
                    "video.size-unknown",
                    "boxes are in percent of the video's size, which is not known. Give it as '" + ReadItem.VIDEO_SIZE
                            + "'.");
        }
        List<Key> keys = keys(draft, value, main, set, item.settings().mostFilled() > 0 && video.frames() > 0);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("its sequence has no boxes");
        }
        List<Placed> boxes = boxes(keys, draft, video);
        Key last = keys.get(keys.size() - 1);
        if (last.enabled && item.settings().mostFilled() > 0 && video.frames() == 0) {
            losses.loss(Loss.changed(
                    item.id(),
                    last.draft.id(),
                    LabelStudioCodes.END_UNKNOWN,
                    "the object stays until the video ends, whose number of frames is not known:"
                            + " it is read up to frame " + (last.frame + 1)));
        }
        boolean alone = boxes.size() == 1 && draft.group().isEmpty();
        String track = track(keys, main, set, alone ? "" : draft.id());
        for (Placed box : boxes) { // only now, since after an error no box may be added
            found.add(box, track, set);
        }
    }

    /** Returns the boxes of key frames, and those between them that are filled in. */
    private List<Placed> boxes(List<Key> keys, Draft draft, Media.Video video) throws ItemException {
        List<Placed> boxes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            boxes.add(placed(key, key.draft, key.box, key.frame, video));
            if (key.enabled && item.settings().mostFilled() > 0) {
                boolean last = i + 1 == keys.size();
                Key next = last ? key : keys.get(i + 1);
                int end = last ? Math.max(key.frame + 1, video.frames()) : next.frame;
                fill(key, next, end, draft, video, boxes);
            }
        }
        return boxes;
    }

    /** @param otherwise the name of a track whose region does not say it; empty for none */
    private String track(List<Key> keys, Node main, OneSet set, String otherwise) {
        String track = main.field("meta")
                .flatMap(meta -> meta.string(MetaKeys.TRACK))
                .filter(set::isFirstCalled)
                .orElse(otherwise);
        if (track.isEmpty()) {
            return track;
        }
        Set<Integer> frames = new HashSet<>();
        keys.forEach(key -> frames.add(key.frame));
        return names.of(track, frames);
    }

    /**
     * Returns the key frames of an object, sorted by frame.
     *
     * @param fillsToTheEnd whether boxes after the last key frame say that the object stays
     */
    private static List<Key> keys(Draft draft, Node value, Node main, OneSet set, boolean fillsToTheEnd) {
        List<Node> sequence = value.need("sequence").elements().stream()
                .sorted(Comparator.comparingInt(each -> each.need("frame").integer()))
                .toList();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            Node each = sequence.get(i);
            int frame = each.need("frame").integer() - 1;
            if (frame < 0) {
                throw new IllegalArgumentException("frames are counted from 1");
            }
            boolean enabled = each.isTrue("enabled");
            boolean last = i + 1 == sequence.size();
            Map<String, Value> attributes = new LinkedHashMap<>(draft.attributes());
            if (last ? enabled && !fillsToTheEnd : !enabled) {
                attributes.put(CornerBox.ENABLED, new Value.Flag(enabled));
            }
            Optional<Double> score = each.numeric("score").or(() -> main.numeric("score"));
            Draft box = new Draft(
                    i == 0 ? draft.id() : onFrame(draft, frame),
                    draft.category(),
                    attributes,
                    set.provenance(score),
                    draft.group());
            keys.add(new Key(box, CornerBox.of(each), frame, enabled));
        }
        return keys;
    }

    private static Placed placed(Key of, Draft draft, CornerBox box, int frame, Media.Video video) {
        return new Placed(draft, box.shape(video.width(), video.height()), frame, frame == of.frame);
    }

    /** Adds the boxes after a key frame, up to the next key frame or the end of the video. */
    private void fill(Key key, Key next, int end, Draft draft, Media.Video video, List<Placed> boxes)
            throws ItemException {
        if (end - key.frame - 1 > item.settings().mostFilled() - filled) {
            throw new ItemException(
                    "track.too-long",
                    "the tracks have boxes on more than " + item.settings().mostFilled()
                            + " frames, the most annotations that an item"
                            + " may have ('annotationsPerItem' in limits.json). Read it with frames=listed");
        }
        for (int frame = key.frame + 1; frame < end; frame++) {
            CornerBox box = key.box.towards(next.box, (double) (frame - key.frame) / (end - key.frame));
            boxes.add(placed(key, key.draft.withId(onFrame(draft, frame)), box, frame, video));
            filled++;
        }
    }

    /** Makes an annotation for each frame in the ranges of a label. */
    void ranges(Draft draft, Node value, OneSet set) {
        record Frames(int start, int end) {}
        List<Frames> ranges = new ArrayList<>();
        for (Node range : value.need("ranges").elements()) {
            int start = range.need("start").integer() - 1;
            int end = range.need("end").integer() - 1;
            if (start < 0 || end < start || end - start > MAX_FRAMES) {
                throw new IllegalArgumentException("frames " + (start + 1) + " to " + (end + 1) + " are not a range");
            }
            ranges.add(new Frames(start, end));
        }
        Set<Integer> frames = new HashSet<>();
        for (Frames range : ranges) {
            for (int frame = range.start; range.end > range.start && frame <= range.end; frame++) {
                frames.add(frame);
            }
        }
        String name = frames.isEmpty() ? "" : names.of(draft.id(), frames);
        for (Frames range : ranges) { // only now, since after an error no label may be added
            int start = range.start;
            int end = range.end;
            String track = end > start ? name : "";
            for (int frame = start; frame <= end; frame++) {
                boolean first = frame == start && !set.isAnnotated(draft.id());
                Draft label = first ? draft : draft.withId(onFrame(draft, frame));
                found.add(new Placed(label, new Shape.Whole(), frame, frame == start || frame == end), track, set);
            }
        }
    }

    private static String onFrame(Draft draft, int frame) {
        return draft.id() + "@" + (frame + 1);
    }
}
