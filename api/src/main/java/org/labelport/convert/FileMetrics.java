package org.labelport.convert;

import org.labelport.report.ExportRun;
import org.labelport.report.ExportRun.FileStatus;
import org.labelport.report.MetricsRecord;

/** Counts what became of one kind of file, and logs the counts whenever they change. Used by one thread. */
final class FileMetrics {

    private final ExportRun run;
    private final String category;
    private MetricsRecord counts = MetricsRecord.waiting(0);

    /** @param category the name of the kind in the log */
    FileMetrics(ExportRun run, String category) {
        this.run = run;
        this.category = category;
    }

    /** Announces how many files are to come. */
    void begin(long expected) {
        counts = MetricsRecord.waiting(expected);
        run.logMetrics(counts, category);
    }

    /** Counts one more file, and what became of it. */
    void add(FileStatus status) {
        counts = counts.with(status);
        run.logMetrics(counts, category);
    }

    /** Whether no file has been written or has failed yet. */
    boolean isAtStart() {
        return counts.success() + counts.failed() == 0;
    }
}
