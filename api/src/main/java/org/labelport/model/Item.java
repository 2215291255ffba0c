package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One unit of the data set: a picture, a video, a recording, a text, a point cloud or a conversation, with all that was
 * annotated on it.
 *
 * @param id the source's id of this item, unique in the data set, not empty
 * @param path the source's name for the item's file, usually relative and {@code /}-separated. It is data, not a safe
 *     path: a writer derives output names through {@code org.labelport.convert.FileNames}, never from this directly
 * @param split the part of the data set that the item belongs to
 * @param slot the item's place in a sequence of files, empty for an item that stands alone
 * @param media what the item shows, and where its bytes are
 * @param annotations in the source's order, which every writer keeps
 * @param relations between annotations of this item
 * @param attributes of the item as a whole, in the source's order
 * @param source what the source itself holds of the item; empty for sources that keep no such record
 */
public record Item(
        String id,
        String path,
        Split split,
        Optional<SequenceSlot> slot,
        Media media,
        List<Annotation> annotations,
        List<Relation> relations,
        Map<String, Value> attributes,
        Optional<SourceRecord> source) {

    public Item {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an item needs an id");
        }
        requireNonNull(path, "path");
        requireNonNull(split, "split");
        requireNonNull(slot, "slot");
        requireNonNull(media, "media");
        annotations = List.copyOf(annotations);
        relations = List.copyOf(relations);
        attributes = Attributes.copyOf(attributes);
        requireNonNull(source, "source");
    }

    /** An item of a source that keeps no record of it. */
    public Item(
            String id,
            String path,
            Split split,
            Optional<SequenceSlot> slot,
            Media media,
            List<Annotation> annotations,
            List<Relation> relations,
            Map<String, Value> attributes) {
        this(id, path, split, slot, media, annotations, relations, attributes, Optional.empty());
    }

    /** An item that belongs to no split and no sequence and has neither relations nor attributes. */
    public static Item of(String id, String path, Media media, List<Annotation> annotations) {
        return new Item(id, path, Split.NONE, Optional.empty(), media, annotations, List.of(), Map.of());
    }

    /** The same item in another split. */
    public Item withSplit(Split other) {
        return new Item(id, path, other, slot, media, annotations, relations, attributes, source);
    }

    /** The same item with other annotations; relations stay as they are. */
    public Item withAnnotations(List<Annotation> others) {
        return new Item(id, path, split, slot, media, others, relations, attributes, source);
    }

    /** The same item with other relations. */
    public Item withRelations(List<Relation> others) {
        return new Item(id, path, split, slot, media, annotations, others, attributes, source);
    }

    /** The same item showing other media. */
    public Item withMedia(Media other) {
        return new Item(id, path, split, slot, other, annotations, relations, attributes, source);
    }

    /** The same item with other attributes. */
    public Item withAttributes(Map<String, Value> others) {
        return new Item(id, path, split, slot, media, annotations, relations, others, source);
    }

    /** The same item with another record of its source. */
    public Item withSource(SourceRecord other) {
        return new Item(id, path, split, slot, media, annotations, relations, attributes, Optional.of(other));
    }
}
