package org.labelport.cvat.write;

import java.util.Optional;
import java.util.TreeMap;
import org.labelport.model.Annotation;

/** A track that is to be written: elements of one kind, one a frame. */
final class TrackDraft {

    private final Annotation first;
    private final Optional<TrackDraft> whole;
    private final TreeMap<Integer, TrackElement> elements = new TreeMap<>();
    private boolean hasParts;
    private int id;

    /**
     * A track without elements.
     *
     * @param first the annotation that it begins with
     * @param whole the track of the first part, for further parts of polygons
     */
    TrackDraft(Annotation first, Optional<TrackDraft> whole) {
        this.first = first;
        this.whole = whole;
    }

    /**
     * What a frame shows of the track.
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

    /** Whether an element fits: the frame is free, and other parts of its polygon are in the same other track. */
    boolean takes(int frame, Optional<TrackDraft> otherWhole) {
        return !elements.containsKey(frame) && whole.equals(otherWhole);
    }

    void add(int frame, TrackElement element) {
        elements.put(frame, element);
    }

    /** States that polygons of further tracks belong to those of this one. */
    void hasParts() {
        hasParts = true;
    }

    int id() {
        return id;
    }

    void number(int number) {
        id = number;
    }

    /** The id of the track of the first part; empty where there is one part only. */
    Optional<Integer> partOf() {
        return whole.isPresent() ? whole.map(TrackDraft::id) : hasParts ? Optional.of(id) : Optional.empty();
    }
}
