package org.labelport.engine.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.labelport.report.ExportException;

/**
 * Ends a run before it has published what it made. What it had published before, of other formats or in an earlier process,
 * is known only where the run ends: there, {@link #after(List, ExportException)} tells of it.
 */
public final class UnpublishedException extends ExportException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String advice;

    /**
     * @param problem what failed and where, without a full stop
     * @param advice what to do, or more of the problem; empty where there is nothing to say
     */
    public UnpublishedException(String code, String problem, String advice) {
        super(code, told(problem, List.of(), advice));
        this.problem = problem;
        this.advice = advice;
    }

    /** As the other, with the failure that led to it. */
    public UnpublishedException(String code, String problem, String advice, Throwable cause) {
        super(code, told(problem, List.of(), advice), cause);
        this.problem = problem;
        this.advice = advice;
    }

    /** The message of a failure after these exports had their places. */
    public static String after(List<Path> published, ExportException failure) {
        return failure instanceof UnpublishedException known
                ? told(known.problem, published, known.advice)
                : told(failure.getMessage(), published, "");
    }

    private static String told(String problem, List<Path> published, String advice) {
        String places = published.stream().map(Path::toString).collect(Collectors.joining(", "));
        return problem
                + (problem.endsWith(".") ? " " : ". ")
                + (places.isEmpty() ? "Nothing was published" : "Published before it: " + places)
                + (advice.isEmpty() ? "" : "; " + advice);
    }
}
