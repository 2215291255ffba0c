package org.labelport.engine.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.RunEvents;

/**
 * Says which format has been busy with which item for long: a plug-in that hangs says nothing itself. Threads that write note what
 * they begin, which costs them next to nothing; the one that waits for them looks once a second. Thread-safe.
 */
final class SlowItems {

    /** How often to look. What passes while the whole process is stopped, by the system or a debugger, is one look. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final long patienceSeconds;
    private final RunEvents events;
    private final List<Work> all = new CopyOnWriteArrayList<>();

    /** @param patience {@link Duration#ZERO} to say nothing */
    SlowItems(Duration patience, RunEvents events) {
        this.patienceSeconds = patience.toSeconds();
        this.events = events;
    }

    /** Something that a thread is at: one item after the other. */
    Work begin() {
        Work work = new Work();
        all.add(work);
        return work;
    }

    /** Looks at all that is being done. Called by one thread. */
    void look() {
        if (patienceSeconds > 0) {
            all.forEach(this::look);
        }
    }

    private void look(Work work) {
        long begun = work.begun;
        InstalledFormat format = work.format;
        if (begun != work.seen) {
            work.seen = begun;
            work.looks = 0;
        } else if (++work.looks == patienceSeconds && format != null) {
            events.warn(
                    "item.slow",
                    "format " + format.id() + " of " + format.origin().plugin() + " has been busy with "
                            + (work.item.isEmpty() ? "the end of a part of the data" : "item " + work.item) + " for "
                            + patienceSeconds
                            + " seconds. It may hang: if the run does not go on, end it with Ctrl-C, or 'runs cancel' in a shell");
        }
    }

    /** What one thread does. */
    final class Work implements AutoCloseable {

        private @Nullable InstalledFormat format;
        private String item = "";
        /** Written last, so that who reads it first sees the others. */
        private volatile long begun;

        private long seen;
        private long looks;

        /** A format begins with an item, or, where there is none, with what it does at the end of a shard. */
        void at(InstalledFormat next, String itemId) {
            format = next;
            item = itemId;
            begun = begun + 1;
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }
}
