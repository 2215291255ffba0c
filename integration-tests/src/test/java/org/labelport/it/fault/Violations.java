package org.labelport.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must hold however a run ends, and where it did not. Goes on after a failure: the pattern says more than the first. */
final class Violations {

    private final Faults faults;
    private final StringBuilder found = new StringBuilder();
    private String where = "";

    Violations(Faults faults) {
        this.faults = faults;
    }

    @FunctionalInterface
    interface Checks {
        void run() throws Exception;
    }

    /** Checks the run with a fault at the n-th moment. */
    void none(long n, Checks checks) {
        where = "at " + n;
        try {
            checks.run();
        } catch (Exception e) {
            check(false, e.toString());
        }
    }

    void check(boolean holds, String what) {
        if (!holds) {
            found.append('\n').append(where);
            faults.struck()
                    .ifPresent(step -> found.append(' ')
                            .append(step.operation())
                            .append(' ')
                            .append(step.path()));
            found.append(": ").append(what);
        }
    }

    /** A failure is one line with one of these codes; no file is open and no thread runs. */
    void checkEnded(Attempt attempt, Predicate<String> codes) {
        attempt.failure().ifPresent(failure -> {
            check(codes.test(failure.code()), "the code is not expected: " + failure.line());
            check(!failure.line().contains("\n") && !failure.line().contains("null"), failure.line());
        });
        check(faults.open().isEmpty(), "open: " + faults.open());
        for (int wait = 0; wait < 6000 && !threads().isEmpty(); wait++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // they have ended, and are yet to vanish
        }
        check(threads().isEmpty(), "running: " + threads());
    }

    /** What is visible is complete. */
    void checkComplete(Attempt attempt, SortedMap<String, SortedMap<String, String>> bytes) throws IOException {
        attempt.visible()
                .forEach((name, files) -> check(
                        files.equals(bytes.get(name)), name + " is visible and not complete: " + attempt.outcome()));
    }

    /** Nothing is left, or what can be continued, and the bytes are those of an undisturbed run then. */
    void checkLeft(Attempt attempt, Exports exports, SortedMap<String, SortedMap<String, String>> bytes)
            throws IOException, InterruptedException {
        if (attempt.staging().isEmpty()) {
            return;
        }
        check(attempt.saysHowToGoOn(), "left " + attempt.staging() + " and says " + attempt.outcome());
        Optional<Attempt> resumed = attempt.resumed(exports);
        check(resumed.isPresent(), "left what cannot be continued: " + attempt.staging());
        if (resumed.isPresent()) {
            checkResumed(resumed.get(), bytes);
        }
    }

    /** A run that was continued came to its end with all its bytes. */
    void checkResumed(Attempt resumed, SortedMap<String, SortedMap<String, String>> bytes) throws IOException {
        check(resumed.result().isPresent(), "it cannot be continued: " + resumed.outcome());
        check(resumed.visible().equals(bytes), "continued, it has other bytes");
        check(resumed.staging().isEmpty(), "continued, it left " + resumed.staging());
    }

    /** All is published when a run succeeds, and nothing when it fails. */
    void checkPublished(Attempt attempt, Set<String> all) throws IOException {
        Set<String> visible = attempt.visible().keySet();
        Set<String> wanted = attempt.result().isPresent() ? all : Set.of();
        check(visible.equals(wanted), "published " + visible + ", but " + attempt.outcome());
    }

    /** Who started the run was told what was published. */
    void checkSaid(Attempt attempt, Set<String> all) throws IOException {
        Set<String> visible = attempt.visible().keySet();
        if (attempt.result().isPresent()) {
            checkPublished(attempt, all);
            return;
        }
        String line = attempt.outcome();
        boolean saysNothing = line.contains("othing was published") || line.startsWith("destination.unusable");
        check(visible.isEmpty() == saysNothing, "published " + visible + " but says " + line);
        for (String name : visible) {
            check(line.contains("/" + name), name + " is not named in " + line);
        }
    }

    /** Fails when something was found. */
    void report() {
        assertEquals("", found.toString());
    }

    private static List<String> threads() {
        Thread[] all = new Thread[Thread.activeCount() + 20];
        int count = Thread.enumerate(all);
        return Stream.of(all)
                .limit(count)
                .map(Thread::getName)
                .filter(name -> name.startsWith("labelport-") && !name.startsWith("labelport-run-"))
                .toList();
    }
}
