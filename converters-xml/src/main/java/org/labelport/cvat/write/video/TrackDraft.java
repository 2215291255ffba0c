package org.labelport.cvat.write.video;

import java.util.Optional;
import java.util.TreeMap;
import org.labelport.cvat.write.CvatShape;
import org.labelport.cvat.write.ElementAttributes;
import org.labelport.model.Annotation;

/** A track that is to be written: elements of one kind, at most one on each frame. */
final class TrackDraft {

    private final Annotation first;
    private final Optional<TrackDraft> whole;
    private final TreeMap<Integer, TrackElement> elements = new TreeMap<>();
    private boolean hasParts;
    private int id;

    /**
     * Makes a track without elements.
     *
     * @param first the annotation that it begins with
     * @param whole for further parts of polygons the track of the first part; else empty
     */
    TrackDraft(Annotation first, Optional<TrackDraft> whole) {
        this.first = first;
        this.whole = whole;
    }

    /**
     * The element of the track on one frame.
     *
     * @param attributes the texts of its attributes
     */
    record TrackElement(Annotation annotation, CvatShape shape, ElementAttributes attributes) {}

    Annotation first() {
        return first;
    }

    TreeMap<Integer, TrackElement> elements() {
        return elements;
    }

    /**
     * Whether an element can be added: the frame is free, and the first part of its polygon is in the expected track.
     */
    boolean takes(int frame, Optional<TrackDraft> otherWhole) {
        return !elements.containsKey(frame) && whole.equals(otherWhole);
    }

    void add(int frame, TrackElement element) {
        elements.put(frame, element);
    }

    /** Notes that further tracks hold further parts of this track's polygons. */
    void hasParts() {
        hasParts = true;
    }

    /** Whether this is a track of the source, and not a mask or a further part of its polygons. */
    boolean isFollowed() {
        return whole.isEmpty()
                && !first.track().isEmpty()
                && !(elements.firstEntry().getValue().shape() instanceof CvatShape.Mask);
    }

    int id() {
        return id;
    }

    void number(int number) {
        id = number;
    }

    /** Returns the id of the track of the first part; empty when all polygons have one part. */
    Optional<Integer> partOf() {
        return whole.isPresent() ? whole.map(TrackDraft::id) : hasParts ? Optional.of(id) : Optional.empty();
    }
}
