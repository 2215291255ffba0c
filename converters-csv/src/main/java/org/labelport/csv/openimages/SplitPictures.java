package org.labelport.csv.openimages;

import org.labelport.csv.picture.verify.SeenNames;

/** The ids of a split's pictures: those of its list, or without a list those that its other tables have named so far. */
final class SplitPictures {

    private final SeenNames ids = new SeenNames();
    private boolean listed;

    void beginList() {
        listed = true;
    }

    boolean areListed() {
        return listed;
    }

    /** @return false when the id was there already */
    boolean add(String id) {
        return ids.add(id);
    }

    boolean has(String id) {
        return ids.has(id);
    }
}
