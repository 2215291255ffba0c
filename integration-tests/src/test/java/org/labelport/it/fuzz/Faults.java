package org.labelport.it.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** Failures as text that is short enough to be read. */
final class Faults {

    private static final int LINES = 25;

    private Faults() {}

    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        root.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(LINES).collect(Collectors.joining("\n"));
    }

    /** What the threads of runs, and one more, are doing. */
    static String threads(Thread one) {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (thread.equals(one) || thread.getName().startsWith("labelport")) {
                text.append(thread.getName()).append('\n');
                for (int i = 0; i < Math.min(LINES, frames.length); i++) {
                    text.append("  at ").append(frames[i]).append('\n');
                }
            }
        });
        return text.toString();
    }
}
