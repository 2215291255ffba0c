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
 * Says which plug-in has been busy with what for long: one that hangs says nothing itself. Threads that call plug-ins note what they
 * begin, which costs them next to nothing; a thread of the watch's own looks once a second. Thread-safe.
 */
public final class PluginWatch implements AutoCloseable {

    private final long slowAfterSeconds;
    private final RunEvents events;
    private final Set<Calls> all = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Workers looker = new Workers("labelport-watch", 1);
    /** Several threads may count at once and lose a sign; of so many one is enough. */
    private volatile long signs;
    /** The call at whose end a thread was first found interrupted. */
    private final AtomicReference<@Nullable String> interrupted = new AtomicReference<>();

    /** @param slowAfter how long a plug-in may be busy with one thing before that is reported; {@link Duration#ZERO} to report nothing */
    public PluginWatch(Duration slowAfter, RunEvents events) {
        this.slowAfterSeconds = slowAfter.toSeconds();
        this.events = events;
        if (slowAfterSeconds > 0) {
            looker.submit(this::look);
        }
    }

    /** What one thread has plug-ins do, one thing after the other, until it is closed. */
    public Calls calls() {
        Calls calls = new Calls();
        all.add(calls);
        return calls;
    }

    /** What takes long is getting on, and need not be said for as long again. */
    public void goesOn() {
        signs = signs + 1;
    }

    /** During which call a thread was interrupted, the first time. When nobody has cancelled the run, the plug-in did it. */
    public Optional<String> interrupted() {
        return Optional.ofNullable(interrupted.get());
    }

    /** What passes while the whole process is stopped, by the system or a debugger, is one look. */
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

    /** Looks no more, and returns when its thread has ended. */
    @Override
    public void close() {
        closed.countDown();
        looker.finish();
    }

    /** What one thread has plug-ins do. */
    public final class Calls implements AutoCloseable {

        private String plugin = "";
        private String what = "";
        private String item = "";
        /** Written last, so that who reads it first sees the others. */
        private volatile long count;

        private long seen;
        private long looks;

        private Calls() {}

        /**
         * Something begins; what was begun before has ended.
         *
         * @param by which format or target, and of which plug-in
         * @param with what it does, to be put after {@code busy with}
         */
        public void begin(String by, String with) {
            begin(by, with, "");
        }

        /** The same, with an item. */
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
