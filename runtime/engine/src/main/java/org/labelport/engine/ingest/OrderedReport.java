package org.labelport.engine.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.work.Rethrown;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * What a source reports, in the order of its items: what a thread reports while it works ahead of its turn is kept with
 * the outcome of that work. Everything else is reported at once. Only reports of work ahead of its turn are
 * thread-safe.
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

    /** Does work whose reports are held back until its turn has come. */
    <T> Outcome<T> of(Callable<T> work) {
        List<Finding> findings = new ArrayList<>();
        kept.set(findings);
        try {
            return new Outcome<>(work.call(), null, findings);
        } catch (Throwable e) { // whoever settles the outcome gets it
            return new Outcome<>(null, e, findings);
        } finally {
            kept.remove();
        }
    }

    /** The outcome of work done ahead of its turn. */
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

        /** The value, before anything is reported; only allowed when the work has not failed. */
        T value() {
            if (value == null) {
                throw new IllegalStateException("it has failed", failure);
            }
            return value;
        }

        /** Reports everything that was held back; then returns the value, or throws what the work threw. */
        T settle() throws ExportException, IOException {
            for (Finding finding : findings) {
                finding.reportTo(report);
            }
            if (failure != null) {
                Rethrown.ifIs(ExportException.class, failure);
                Rethrown.ifIs(IOException.class, failure);
                Rethrown.ifUnchecked(failure);
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
