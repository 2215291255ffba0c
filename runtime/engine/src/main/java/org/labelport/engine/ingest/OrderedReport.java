package org.labelport.engine.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * What a source reports, in the order of its items: what a thread reports while it does something ahead of its turn is kept with
 * what came of that. Everything else is reported at once. Thread-safe for the first.
 */
final class OrderedReport implements SourceReport {

    private final SourceReport report;
    private final ThreadLocal<@Nullable List<Finding>> kept = new ThreadLocal<>();

    OrderedReport(SourceReport report) {
        this.report = report;
    }

    /** Something to report later. */
    @FunctionalInterface
    private interface Finding {
        void reportTo(SourceReport report) throws ExportException;
    }

    /** Does something of which nobody is to know before its turn has come. */
    <T> Outcome<T> of(Callable<T> work) {
        List<Finding> findings = new ArrayList<>();
        kept.set(findings);
        try {
            return new Outcome<>(work.call(), null, findings);
        } catch (Throwable e) { // whoever takes the outcome gets it
            return new Outcome<>(null, e, findings);
        } finally {
            kept.remove();
        }
    }

    /** What came of something. */
    final class Outcome<T> {

        private final @Nullable T value;
        private final @Nullable Throwable failure;
        private final List<Finding> findings;

        private Outcome(@Nullable T value, @Nullable Throwable failure, List<Finding> findings) {
            this.value = value;
            this.failure = failure;
            this.findings = findings;
        }

        boolean hasFailed() {
            return failure != null;
        }

        /** The value, which no report has come of yet; only when it has not failed. */
        T value() {
            if (value == null) {
                throw new IllegalStateException("it has failed", failure);
            }
            return value;
        }

        /** Reports all that was to be reported; then gives the value, or throws what was thrown. */
        T settle() throws ExportException, IOException {
            for (Finding finding : findings) {
                finding.reportTo(report);
            }
            if (failure instanceof ExportException export) {
                throw export;
            }
            if (failure instanceof IOException io) {
                throw io;
            }
            if (failure instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return value();
        }
    }

    @Override
    public void loss(Loss loss) {
        List<Finding> findings = kept.get();
        if (findings == null) {
            report.loss(loss);
        } else {
            findings.add(later -> later.loss(loss));
        }
    }

    @Override
    public void error(ItemError error) throws ExportException {
        List<Finding> findings = kept.get();
        if (findings == null) {
            report.error(error);
        } else {
            findings.add(later -> later.error(error));
        }
    }

    @Override
    public void scanned(long bytesDone, long bytesTotal) throws ExportException {
        if (kept.get() == null) {
            report.scanned(bytesDone, bytesTotal);
        }
    }
}
