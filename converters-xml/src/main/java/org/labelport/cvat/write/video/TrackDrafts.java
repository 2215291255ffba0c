package org.labelport.cvat.write.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.write.CvatShape;
import org.labelport.cvat.write.ElementAttributes;
import org.labelport.cvat.write.ItemLosses;
import org.labelport.cvat.write.ShapeFitter;
import org.labelport.cvat.write.video.TrackDraft.TrackElement;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/**
 * Sorts the annotations of a video, or of a sequence of pictures, into tracks, in the order of their first annotations.
 * A CVAT track has one label, one kind of element, and at most one element on a frame; annotations that do not fit go
 * into another track. An annotation without a track, and every mask, becomes a track of its own.
 */
final class TrackDrafts {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private record Key(String track, String category, String tag, int part, int copy) {}

    private final Map<Key, TrackDraft> byKey = new HashMap<>();
    private final List<TrackDraft> drafts = new ArrayList<>();
    private final List<Annotation> written = new ArrayList<>();
    private final Map<String, String> kindOfTrack = new HashMap<>();
    private final Set<String> splitTracks = new HashSet<>();

    List<TrackDraft> drafts() {
        return drafts;
    }

    /** Returns the annotations that are in one of the tracks. */
    List<Annotation> written() {
        return written;
    }

    /** Adds the next annotation. Its index is the number of its frame. */
    void add(Annotation annotation, ShapeFitter fitter, ItemLosses losses) {
        if (annotation.shape() instanceof Shape.Whole) {
            losses.dropped(
                    annotation, LossCodes.TAG_DROPPED, "CVAT for video has no labels for a whole video or frame");
        } else if (annotation.category().isEmpty()) {
            losses.dropped(annotation, LossCodes.CATEGORY_MISSING, "a track of CVAT XML needs a label");
        } else if (annotation.index() == Annotation.WHOLE_ITEM) {
            losses.dropped(annotation, LossCodes.GEOMETRY_UNSUPPORTED, "CVAT XML has no shapes without a frame");
        } else {
            List<CvatShape> shapes = fitter.fit(annotation, losses);
            if (!shapes.isEmpty()) {
                place(annotation, shapes, losses);
                written.add(annotation);
            }
        }
    }

    private void place(Annotation annotation, List<CvatShape> shapes, ItemLosses losses) {
        ElementAttributes attributes = ElementAttributes.of(annotation);
        losses.ofProvenance(annotation);
        losses.ofAttributes(annotation, attributes);
        reportSplit(annotation, shapes.get(0), losses);
        Optional<TrackDraft> whole = Optional.empty();
        for (int part = 0; part < shapes.size(); part++) {
            CvatShape shape = shapes.get(part);
            TrackDraft draft = draft(annotation, shape, part, whole, losses);
            draft.add(annotation.index(), new TrackElement(annotation, shape, attributes));
            if (part == 0 && shapes.size() > 1) {
                draft.hasParts();
                whole = Optional.of(draft);
            }
        }
    }

    private TrackDraft draft(
            Annotation annotation, CvatShape shape, int part, Optional<TrackDraft> whole, ItemLosses losses) {
        boolean alone = annotation.track().isEmpty() || shape instanceof CvatShape.Mask;
        TrackDraft draft = new TrackDraft(annotation, whole);
        if (!alone) {
            for (int copy = 0; ; copy++) {
                Key key = new Key(annotation.track(), annotation.category(), shape.tag(), part, copy);
                TrackDraft known = byKey.putIfAbsent(key, draft);
                if (known == null) {
                    if (copy > 0 && part == 0) {
                        losses.changed(
                                annotation,
                                CvatLosses.TRACK_SPLIT,
                                "track '" + annotation.track() + "' has several shapes on a frame");
                    }
                    break;
                } else if (known.takes(annotation.index(), whole)) {
                    if (part == 0) {
                        losses.ofSource(annotation, known.first());
                    }
                    return known;
                }
            }
        }
        drafts.add(draft);
        return draft;
    }

    private void reportSplit(Annotation annotation, CvatShape shape, ItemLosses losses) {
        String track = annotation.track();
        if (track.isEmpty()) {
            return;
        }
        if (shape instanceof CvatShape.Mask) {
            losses.changed(
                    annotation, LossCodes.TRACK_DROPPED, "CVAT cannot track masks; each becomes an object of its own");
            return;
        }
        String kind = annotation.category() + '\n' + shape.tag();
        String known = kindOfTrack.putIfAbsent(track, kind);
        if (known != null && !known.equals(kind) && splitTracks.add(track + '\n' + kind)) {
            losses.changed(
                    annotation,
                    CvatLosses.TRACK_SPLIT,
                    "track '" + track + "' has several labels or kinds of shapes, each of which became a track");
        }
    }

    /**
     * Gives the tracks their ids, after the last annotation was added. Tracks whose name is a number keep it; the
     * others get free numbers.
     */
    void number() {
        Set<Integer> taken = new HashSet<>();
        Set<TrackDraft> numbered = new HashSet<>();
        for (TrackDraft draft : drafts) {
            String track = draft.first().track();
            if (NUMBER.matcher(track).matches()) {
                int number = Integer.parseInt(track);
                if (taken.add(number)) {
                    draft.number(number);
                    numbered.add(draft);
                }
            }
        }
        int next = 0;
        for (TrackDraft draft : drafts) {
            if (!numbered.contains(draft)) {
                while (!taken.add(next)) {
                    next++;
                }
                draft.number(next);
            }
        }
    }
}
