package org.labelport.report;

/**
 * How many of a kind of file are waiting, written and failed.
 *
 * @param standBy not yet dealt with
 * @param success written
 * @param failed could not be written
 */
public record MetricsRecord(long standBy, long success, long failed) {

    /** So many files, all of them waiting. */
    public static MetricsRecord waiting(long count) {
        return new MetricsRecord(count, 0, 0);
    }

    /** The same with one more file dealt with. */
    public MetricsRecord with(ExportRun.FileStatus status) {
        return switch (status) {
            case SUCCESS -> new MetricsRecord(Math.max(0, standBy - 1), success + 1, failed);
            case FAILED -> new MetricsRecord(Math.max(0, standBy - 1), success, failed + 1);
            case SKIPPED -> new MetricsRecord(Math.max(0, standBy - 1), success, failed);
            case STAND_BY -> this;
        };
    }
}
