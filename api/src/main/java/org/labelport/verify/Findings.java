package org.labelport.verify;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.report.ExportException;
import org.labelport.target.ItemFile;
import org.labelport.verify.Problem.Effect;

/**
 * Reports what a verifier finds. Codes begin with the format's id: the kind {@code size}, reported by the verifier of
 * {@code voc}, is the problem {@code voc.size}. Used by one thread.
 *
 * <p>Each problem goes to the sink at once. An exception of the sink ends the check, so do not catch it. Lines are
 * 1-based; 0 means the file as a whole.
 */
public final class Findings {

    private final String format;
    private final ProblemSink sink;
    private final Set<String> remarked = new HashSet<>();

    /**
     * Findings of a format; see {@link VerifyRequest#findings}.
     *
     * @param format id of the format
     * @param sink takes the problems
     */
    public Findings(String format, ProblemSink sink) {
        this.format = requireNonNull(format, "format");
        this.sink = requireNonNull(sink, "sink");
    }

    /** A consumer stops, or leaves the picture or annotation out. */
    public void rejected(String kind, String file, long line, String message) throws ExportException {
        report(Effect.REJECTED, kind, file, line, message);
    }

    /** A consumer reads something else than what is meant. */
    public void damaged(String kind, String file, long line, String message) throws ExportException {
        report(Effect.DAMAGED, kind, file, line, message);
    }

    /** Nothing bad by itself, but worth knowing. */
    public void remark(String kind, String file, long line, String message) throws ExportException {
        report(Effect.REMARK, kind, file, line, message);
    }

    /** A remark about the data set as a whole, reported only the first time. */
    public void remarkOnce(String kind, String file, String message) throws ExportException {
        if (remarked.add(kind)) {
            remark(kind, file, 0, message);
        }
    }

    /**
     * Reports a problem.
     *
     * @param kind the code without the format
     * @param file relative to the verified folder; empty when the folder as a whole is meant
     * @param line from 1; 0 when the file as a whole is meant
     * @param message as {@link Problem#message}
     */
    public void report(Effect effect, String kind, String file, long line, String message) throws ExportException {
        sink.problem(Problem.at(effect, format + "." + kind, file, line, message));
    }

    /** Reports what is found in one file. */
    public InFile in(String file) {
        return new InFile(this, file);
    }

    /**
     * Reports what a verifier finds in one file.
     *
     * @param findings of the data set
     * @param file relative to the verified folder; empty when the folder as a whole is meant
     */
    public record InFile(Findings findings, String file) {

        public InFile {
            requireNonNull(findings, "findings");
            requireNonNull(file, "file");
        }

        /** A consumer stops, or leaves the picture or annotation out. */
        public void rejected(String kind, long line, String message) throws ExportException {
            findings.rejected(kind, file, line, message);
        }

        /** A consumer reads something else than what is meant. */
        public void damaged(String kind, long line, String message) throws ExportException {
            findings.damaged(kind, file, line, message);
        }

        /** Nothing bad by itself, but worth knowing. */
        public void remark(String kind, long line, String message) throws ExportException {
            findings.remark(kind, file, line, message);
        }

        /**
         * Reports, as {@code file-repeated}, that the name of this file differs from that of an earlier one only in the
         * spelling of its extension; reports nothing where that is not so.
         *
         * @param item the item that this file is
         */
        public void repeated(ItemFile item) throws ExportException {
            Optional<String> repeated = item.repeated();
            if (repeated.isPresent()) {
                damaged("file-repeated", 0, repeated.get() + "; most readers take only one of them. Rename it.");
            }
        }
    }
}
