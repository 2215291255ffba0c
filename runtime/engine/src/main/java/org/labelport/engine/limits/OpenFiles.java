package org.labelport.engine.limits;

import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * Keeps the number of open files of a run within {@link Limit#OPEN_FILES} by doing less at once. The number for each
 * thread and connection is known, and none grows with the data. One half is for connections and their files, which may
 * still be open when files are written; the other is for threads that read, and after them for those that write.
 */
public final class OpenFiles {

    /**
     * Files of the run itself: its lock, journal and log, the temporary files of its steps, what its source reads and
     * lists, what is joined to an archive, and what the HTTP client has for itself.
     */
    private static final int OF_A_RUN = 24;

    /** The connection, and the file that comes over it. */
    private static final int OF_A_CONNECTION = 2;

    /** An original, and the file that is made of it. */
    private static final int OF_AN_ITEM = 2;

    private final Limits limits;
    private final long free;

    /** Within these limits. */
    public OpenFiles(Limits limits) {
        this.limits = limits;
        this.free = limits.of(Limit.OPEN_FILES) - OF_A_RUN;
    }

    /** How many of the wanted connections are allowed. */
    public int connections(int wanted) {
        return (int) Math.min(wanted, free / 2 / OF_A_CONNECTION);
    }

    /** How many of the wanted threads may read items, which happens before any are written. */
    public int readers(int wanted) {
        return (int) Math.min(wanted, free / 2 / OF_AN_ITEM);
    }

    /**
     * How many of the wanted threads may write; each has a segment of an archive open for each format.
     *
     * @return 0 when there are too many formats for a single thread
     */
    public int threads(int wanted, int formats) {
        return (int) Math.min(wanted, free / 2 / (formats + OF_AN_ITEM));
    }

    /** How many files a format may have open when it writes the files of the whole data set, after all shards. */
    public int atTheEnd() {
        return (int) free;
    }

    /**
     * The reason for a message about something that is not done, or less at once: the end of the sentence, without a
     * full stop.
     */
    public String reason() {
        return "the run would open more than the " + limits.of(Limit.OPEN_FILES) + " " + Limit.OPEN_FILES.meaning()
                + ". Export fewer formats at once, or raise '" + Limit.OPEN_FILES.key() + "' in limits.json (now "
                + limits.of(Limit.OPEN_FILES) + ")";
    }
}
