package org.labelport.engine.write.item;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Annotation;

/**
 * Checks that a writer reports each annotation of an item exactly once as written or dropped, and the item itself at
 * most once. Nearly all writers go through annotations in order, so the next one is checked first.
 */
final class AnnotationAccounts {

    private final List<Annotation> annotations;
    private final BitSet accounted;
    private int next;
    private boolean itemDropped;
    private String surprise = "";

    AnnotationAccounts(List<Annotation> annotations) {
        this.annotations = annotations;
        this.accounted = new BitSet(annotations.size());
    }

    /** Notes that the writer has reported an annotation. */
    void account(String id) {
        int place = place(id);
        if (place < 0) {
            surprise = "annotation '" + id + "' was reported, and the item does not have it";
        } else if (accounted.get(place)) {
            surprise = "annotation '" + id + "' was reported twice";
        } else {
            accounted.set(place);
            next = place + 1;
        }
    }

    /** Notes that the writer has reported the item as not exported. */
    void dropItem() {
        if (itemDropped) {
            surprise = "the item was reported twice as left out";
        }
        itemDropped = true;
    }

    boolean itemDropped() {
        return itemDropped;
    }

    /** What is wrong, if anything is. */
    Optional<String> fault() {
        if (!surprise.isEmpty()) {
            return Optional.of(surprise);
        }
        int missing = accounted.nextClearBit(0);
        if (missing < annotations.size()) {
            return Optional.of("annotation '" + annotations.get(missing).id() + "' ("
                    + annotations.get(missing).shape().kind().key() + ") was neither written nor reported as dropped");
        }
        return Optional.empty();
    }

    private int place(String id) {
        if (next < annotations.size() && annotations.get(next).id().equals(id)) {
            return next;
        }
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
