package org.labelport.coco.verify;

import java.util.HashSet;
import java.util.Set;
import org.labelport.coco.file.CocoId;
import org.labelport.target.LongSet;

/** A set of ids. Numbers, which nearly all files use, take few bytes each. */
final class IdSet {

    private final LongSet numbers = new LongSet();
    private final Set<String> texts = new HashSet<>();

    /** Adds an id. Returns false when it was added before. */
    boolean add(CocoId id) {
        return id.text() == null ? numbers.add(id.number()) : texts.add(id.text());
    }
}
