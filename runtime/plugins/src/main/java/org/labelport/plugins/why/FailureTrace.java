package org.labelport.plugins.why;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.labelport.plugin.Reason;
import org.osgi.framework.Bundle;

/**
 * An exception of a plug-in's code, read from its printed stack trace, because Declarative Services keeps only the
 * text.
 */
final class FailureTrace {

    /** What to do about a failure that only the plug-in's author can mend. */
    static final String TELL = "Tell its author, with this line; or take another version of it.";

    private static final String CAUSE = "Caused by: ";
    private static final Pattern FRAME = Pattern.compile("\\s*at (?:.*/)?([\\w.$]+)\\.[\\w$<>]+\\(([^)]*)\\)");
    private static final Pattern TOO_NEW =
            Pattern.compile("UnsupportedClassVersionError: (\\S+) has been compiled .*class file version (\\d+)");
    private static final Pattern NO_CLASS =
            Pattern.compile("(?:NoClassDefFoundError|ClassNotFoundException): (?!Could not )L?([\\w$./]+)");
    /** Exceptions that only say that something failed, but not what. */
    private static final Pattern WRAPPER = Pattern.compile("[\\w.$]+[.$](?:BundleException|ComponentException"
            + "|InvocationTargetException|ExecutionException|AttemptException)\\b.*");

    private static final Pattern EXCEPTION_PACKAGE = Pattern.compile("^(?:\\w+\\.)+(?=[A-Z])");
    private static final int BEFORE_FIRST_JAVA = 44;

    private final Bundle bundle;
    private final List<String> trace;

    private FailureTrace(Bundle bundle, String trace) {
        this.bundle = bundle;
        this.trace = trace.lines().toList();
    }

    static FailureTrace of(Bundle bundle, String trace) {
        return new FailureTrace(bundle, trace);
    }

    static FailureTrace of(Bundle bundle, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return new FailureTrace(bundle, trace.toString());
    }

    /**
     * The exception as a reason.
     *
     * @param kind the kind for exceptions that have no kind of their own
     * @param what threw, such as {@code its activator}
     */
    Reason reason(ReasonKind kind, String what) {
        for (String line : trace) {
            Matcher tooNew = TOO_NEW.matcher(line);
            if (tooNew.find()) {
                return ClassVersions.reason(
                        tooNew.group(1).replace('/', '.'), Integer.parseInt(tooNew.group(2)) - BEFORE_FIRST_JAVA);
            }
            Matcher noClass = NO_CLASS.matcher(line);
            if (noClass.find()) {
                return noClass(noClass.group(1).replace('/', '.'), what);
            }
        }
        return kind.reason(
                what + " failed: " + message()
                        + frame().map(frame -> ", at " + frame).orElse(""),
                TELL);
    }

    private Reason noClass(String name, String what) {
        String origin = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return ReasonKind.CLASS_MISSING.reason(
                what + " failed: class " + name + " cannot be found",
                origin.isEmpty() || bundle.getEntryPaths(origin.replace('.', '/')) != null
                        ? "Have the class packed into the plug-in."
                        : "Have " + origin + " named in its Import-Package, or packed into it.");
    }

    private int rootCause() {
        int root = 0;
        for (int i = 0; i < trace.size(); i++) {
            if (trace.get(i).startsWith(CAUSE)) {
                root = i;
            }
        }
        return root;
    }

    /** What the plug-in said, and the root cause if it is another. */
    private String message() {
        List<String> causes = IntStream.range(0, trace.size())
                .filter(i -> i == 0 || trace.get(i).startsWith(CAUSE))
                .mapToObj(trace::get)
                .map(line -> line.startsWith(CAUSE) ? line.substring(CAUSE.length()) : line)
                .toList();
        List<String> own = causes.stream()
                .filter(line -> !WRAPPER.matcher(line).matches())
                .map(line -> EXCEPTION_PACKAGE.matcher(line).replaceFirst(""))
                .toList();
        if (own.isEmpty()) {
            return causes.isEmpty() ? "no cause is given" : causes.get(causes.size() - 1);
        }
        String root = own.get(own.size() - 1);
        return own.size() == 1 ? root : own.get(0) + ", because of " + root;
    }

    /** The first stack frame of the plug-in's own code, in the root cause if it has one. */
    Optional<String> frame() {
        List<String> ofRoot = trace.subList(rootCause(), trace.size());
        return firstOwn(ofRoot).or(() -> firstOwn(trace));
    }

    private Optional<String> firstOwn(List<String> lines) {
        for (String line : lines) {
            Matcher frame = FRAME.matcher(line);
            if (frame.lookingAt() && bundle.getEntry(frame.group(1).replace('.', '/') + ".class") != null) {
                return Optional.of(frame.group(1) + " (" + frame.group(2) + ")");
            }
        }
        return Optional.empty();
    }
}
