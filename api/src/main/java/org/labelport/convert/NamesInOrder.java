package org.labelport.convert;

import java.util.Locale;
import org.labelport.target.LongSet;

/**
 * Keeps names apart that come one by one, in the data set's order: the first of several equal names keeps it. Case does
 * not count, as on Windows and macOS. A name takes nine to eighteen bytes of memory. Two different names are taken for
 * equal once in many million data sets, which gives one of them a suffix that it did not need. Not thread-safe.
 */
final class NamesInOrder {

    private final LongSet taken = new LongSet();

    /** Whether a name is taken. */
    boolean isTaken(String name) {
        return taken.contains(folded(name));
    }

    /** Takes a name. */
    void take(String name) {
        taken.add(folded(name));
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
