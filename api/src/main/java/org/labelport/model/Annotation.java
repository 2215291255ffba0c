package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One statement that somebody made about an item: this region is a cat.
 *
 * <p>An object that a source describes in several ways at once (a polygon and keypoints, say) becomes several
 * annotations with the same {@link #group()}.
 *
 * @param id unique in the item, not empty
 * @param category name of a category of the taxonomy, or empty for an annotation without one
 * @param shape where on the item
 * @param index 0-based frame or page, or {@link #WHOLE_ITEM}
 * @param keyframe whether a person or model set it; false for one interpolated between keyframes of its track
 * @param track name of the object that is followed over frames, unique in the sequence; empty for none
 * @param group name shared by those annotations of this item that belong together; empty for none
 * @param z drawing order, higher is in front
 * @param attributes in the source's order
 * @param provenance who or what made it
 */
public record Annotation(
        String id,
        String category,
        Shape shape,
        int index,
        boolean keyframe,
        String track,
        String group,
        int z,
        Map<String, Value> attributes,
        Provenance provenance) {

    /** The {@link #index()} of an annotation that is not bound to a frame or page. */
    public static final int WHOLE_ITEM = -1;

    public Annotation {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an annotation needs an id");
        }
        requireNonNull(category, "category");
        requireNonNull(shape, "shape");
        requireNonNull(track, "track");
        requireNonNull(group, "group");
        requireNonNull(provenance, "provenance");
        if (index < WHOLE_ITEM) {
            throw new IllegalArgumentException("a frame or page is 0 or more, or -1, not " + index);
        }
        attributes = Attributes.copyOf(attributes);
    }

    /** An annotation of the whole item or of a still picture, without track, group or attributes. */
    public static Annotation of(String id, String category, Shape shape) {
        return new Annotation(id, category, shape, WHOLE_ITEM, true, "", "", 0, Map.of(), Provenance.UNKNOWN);
    }

    /** The same annotation with another id. */
    public Annotation withId(String other) {
        return new Annotation(other, category, shape, index, keyframe, track, group, z, attributes, provenance);
    }

    /** The same annotation in another category. */
    public Annotation withCategory(String other) {
        return new Annotation(id, other, shape, index, keyframe, track, group, z, attributes, provenance);
    }

    /** The same annotation with another shape. */
    public Annotation withShape(Shape other) {
        return new Annotation(id, category, other, index, keyframe, track, group, z, attributes, provenance);
    }

    /** The same annotation on another frame or page. */
    public Annotation withIndex(int other) {
        return new Annotation(id, category, shape, other, keyframe, track, group, z, attributes, provenance);
    }

    /** The same annotation with other attributes. */
    public Annotation withAttributes(Map<String, Value> others) {
        return new Annotation(id, category, shape, index, keyframe, track, group, z, others, provenance);
    }

    /** The same annotation in a group. */
    public Annotation withGroup(String other) {
        return new Annotation(id, category, shape, index, keyframe, track, other, z, attributes, provenance);
    }

    /** The same annotation with another origin. */
    public Annotation withProvenance(Provenance other) {
        return new Annotation(id, category, shape, index, keyframe, track, group, z, attributes, other);
    }

    /**
     * Who or what made an annotation.
     *
     * @param score a model's confidence, 0 to 1
     * @param model whether a model made it
     * @param author name of the person or model; empty when not known
     * @param at when it was made
     */
    public record Provenance(Optional<Double> score, boolean model, String author, Optional<Instant> at) {

        /** Nothing is known. */
        public static final Provenance UNKNOWN = new Provenance(Optional.empty(), false, "", Optional.empty());

        /** Whether it says who or what made the annotation, or when. A score alone says neither. */
        public boolean saysWhoOrWhen() {
            return model && score.isEmpty() || !author.isEmpty() || at.isPresent();
        }

        public Provenance {
            score.ifPresent(value -> Finite.require("score", value));
            requireNonNull(author, "author");
            requireNonNull(at, "at");
        }
    }
}
