package org.labelport.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process within a bounded time. Java waits without a limit for what was registered to run at the end, and a
 * plug-in may have registered something that never returns.
 */
final class ExitLimit {

    /** How long what runs at the end may take. */
    static final Duration USUAL = Duration.ofSeconds(10);

    /** What a shell makes of a process that was told to end. */
    static final int TERMINATED = 143;

    private static final String SELF = "labelport-exit";

    /** How names of classes begin whose threads end with the process: of Java and the framework. */
    private static final List<String> OWN = List.of("jdk.", "sun.", "org.apache.felix.");

    private ExitLimit() {}

    /** Ends the process; does not return. */
    static void exit(int code, Duration limit, PrintStream err) {
        halt(code, limit, Thread.getAllStackTraces().keySet(), err);
        System.exit(code);
    }

    /**
     * From now on, the process has this much time to end. Called when it is about to.
     *
     * @param code with which it ends if it has not ended then
     * @param before threads that are not meant to end, such as those that were there before what runs at the end began
     * @param err takes a line that names what does not return
     */
    static void halt(int code, Duration limit, Set<Thread> before, PrintStream err) {
        Thread limiter = new Thread(
                () -> {
                    try {
                        Thread.sleep(limit.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // nobody is meant to, and then the time is over
                    }
                    err.println(
                            "labelport: warning: exit.slow: the process does not end, and is ended after "
                                    + limit.toSeconds() + " seconds: " + busy(before)
                                    + ", registered by a plug-in or library to run at the end, has not returned. Tell its author");
                    err.flush();
                    Runtime.getRuntime().halt(code);
                },
                SELF);
        limiter.setDaemon(true);
        limiter.start();
    }

    /** The threads beside these that run code of plug-ins or libraries, with the class that each runs. */
    private static String busy(Set<Thread> before) {
        Set<String> busy = new TreeSet<>();
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            String type = outermost(thread.getValue());
            if (!before.contains(thread.getKey())
                    && !thread.getKey().isDaemon()
                    && type != null
                    && OWN.stream().noneMatch(type::startsWith)) {
                busy.add(type + " (thread '" + thread.getKey().getName() + "')");
            }
        }
        return busy.isEmpty() ? "something" : String.join(", ", busy);
    }

    private static @Nullable String outermost(StackTraceElement[] stack) {
        for (int i = stack.length - 1; i >= 0; i--) {
            if (!stack[i].getClassName().startsWith("java.")) {
                return stack[i].getClassName();
            }
        }
        return null;
    }
}
