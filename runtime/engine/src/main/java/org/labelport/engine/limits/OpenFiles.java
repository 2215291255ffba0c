package org.labelport.engine.limits;

import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * Keeps what a run has open within {@link Limit#OPEN_FILES}, by doing less at once: what a thread and a connection have open is
 * known, and nothing grows with the data. One half is for connections and what comes over them, as they may be open yet when
 * files are written; the other for threads that read, and after them for those that write.
 */
public final class OpenFiles {

    /**
     * Of a run as such: its lock, journal and log, the temporary files of its steps, what its source reads and lists, what is
     * joined to an archive, and what the HTTP client has for itself.
     */
    private static final int OF_A_RUN = 24;

    /** The connection, and the file that comes over it. */
    private static final int OF_A_CONNECTION = 2;

    /** An original, and what becomes of it. */
    private static final int OF_AN_ITEM = 2;

    private final Limits limits;
    private final long free;

    /** Within these limits. */
    public OpenFiles(Limits limits) {
        this.limits = limits;
        this.free = limits.of(Limit.OPEN_FILES) - OF_A_RUN;
    }

    /** How many connections there may be of those that are wanted. */
    public int connections(int wanted) {
        return (int) Math.min(wanted, free / 2 / OF_A_CONNECTION);
    }

    /** How many threads may read items of those that are wanted: before any are written. */
    public int readers(int wanted) {
        return (int) Math.min(wanted, free / 2 / OF_AN_ITEM);
    }

    /**
     * How many threads may write of those that are wanted: each has a segment of an archive open for each format.
     *
     * @return 0 when the formats are too many for a single one
     */
    public int threads(int wanted, int formats) {
        return (int) Math.min(wanted, free / 2 / (formats + OF_AN_ITEM));
    }

    /** How many files a format may have open that writes those of the data set as a whole, when all shards are written. */
    public int atTheEnd() {
        return (int) free;
    }

    /** What to say of something that is not done, or not so often at once: the end of a message, without a full stop. */
    public String reason() {
        return "the run would have more than the " + limits.of(Limit.OPEN_FILES) + " " + Limit.OPEN_FILES.meaning()
                + ". Ask for less, or raise '" + Limit.OPEN_FILES.key() + "' in limits.json (now "
                + limits.of(Limit.OPEN_FILES) + ")";
    }
}
