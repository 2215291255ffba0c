package org.labelport.target;

import static java.util.Objects.requireNonNull;

import org.labelport.report.ExportException;

/**
 * Says that a source cannot be read with a filter, with the platform's words for the problem and a remedy of our own.
 */
public class FilterException extends ExportException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /**
     * @param code stable name of the kind of failure: {@code option.missing}, {@code filter.refused}, or that of what kept the
     *     platform from answering
     * @param problem what is wrong, a sentence in the platform's own words
     * @param remedy what to do, a sentence
     */
    public FilterException(String code, String problem, String remedy) {
        super(code, problem + " " + remedy);
        this.problem = requireNonNull(problem, "problem");
    }

    /** As the other, with the failure that led to it. */
    public FilterException(String code, String problem, String remedy, Throwable cause) {
        super(code, problem + " " + remedy, cause);
        this.problem = requireNonNull(problem, "problem");
    }

    /** What is wrong, without the remedy. */
    public String problem() {
        return problem;
    }
}
