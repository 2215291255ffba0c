package org.labelport.engine.events;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.work.Workers;

/**
 * Reports which plug-in has been busy for long, and with what, because a plug-in that hangs reports nothing itself.
 * Threads that call plug-ins note what they begin, which costs almost nothing; the watch's own thread checks this once
 * a second. Thread-safe.
 */
public final class PluginWatch implements AutoCloseable {

    private final long slowAfterSeconds;
    private final RunEvents events;
    private final Set<Calls> all = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Workers looker = new Workers("labelport-watch", 1);
    /** Counts signs of progress. Several threads may count at once and lose some, which does no harm. */
    private volatile long signs;
    /** The first call after which a thread was found interrupted. */
    private final AtomicReference<@Nullable String> interrupted = new AtomicReference<>();

    /** @param slowAfter how long a plug-in may be busy with one thing before that is reported; {@link Duration#ZERO} to report nothing */
    public PluginWatch(Duration slowAfter, RunEvents events) {
        this.slowAfterSeconds = slowAfter.toSeconds();
        this.events = events;
        if (slowAfterSeconds > 0) {
            looker.submit(this::look);
        }
    }

    /** Watches the calls that one thread makes to plug-ins, one after the other, until it is closed. */
    public Calls calls() {
        Calls calls = new Calls();
        all.add(calls);
        return calls;
    }

    /** Says that a long call makes progress, so that it is not reported before the same time has passed again. */
    public void goesOn() {
        signs = signs + 1;
    }

    /** The call during which a thread was first interrupted. If nobody has cancelled the run, the plug-in did it. */
    public Optional<String> interrupted() {
        return Optional.ofNullable(interrupted.get());
    }

    /**
     * Checks once a second. Time during which the whole process is stopped, by the system or a debugger, counts as one
     * check.
     */
    private Void look() throws InterruptedException {
        while (!closed.await(1, TimeUnit.SECONDS)) {
            all.forEach(this::look);
        }
        return null;
    }

    private void look(Calls calls) {
        long now = calls.count + signs;
        if (now != calls.seen) {
            calls.seen = now;
            calls.looks = 0;
        } else if (++calls.looks == slowAfterSeconds) {
            events.warn(
                    "plugin.slow",
                    calls.plugin + " has been busy with " + calls.what + calls.item + " for " + slowAfterSeconds
                            + " seconds. It may hang: if the run does not go on, end it with Ctrl-C, or 'runs cancel' in a shell");
        }
    }

    /** Ends the watch, and returns when its thread has ended. */
    @Override
    public void close() {
        closed.countDown();
        looker.finish();
    }

    /** The calls that one thread makes to plug-ins. */
    public final class Calls implements AutoCloseable {

        private String plugin = "";
        private String what = "";
        private String item = "";
        /** Written last, so that a thread that reads it first sees the other fields. */
        private volatile long count;

        private long seen;
        private long looks;

        private Calls() {}

        /**
         * Notes that a call begins; the one before has ended.
         *
         * @param by the format or target, with its plug-in
         * @param with what it does, as the continuation of {@code busy with}
         */
        public void begin(String by, String with) {
            begin(by, with, "");
        }

        /** Notes that a call with an item begins. */
        public void beginItem(String by, String id) {
            begin(by, "item ", id);
        }

        private void begin(String by, String with, String id) {
            noteInterrupt();
            plugin = by;
            what = with;
            item = id;
            count = count + 1;
        }

        private void noteInterrupt() {
            if (Thread.currentThread().isInterrupted() && count > 0) {
                interrupted.compareAndSet(null, plugin + ", busy with " + what + item);
            }
        }

        @Override
        public void close() {
            noteInterrupt();
            all.remove(this);
        }
    }
}
