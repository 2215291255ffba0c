package org.labelport.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.labelport.report.ItemError;
import org.labelport.report.MetricsRecord;

/** Something that happened in a run. */
public sealed interface ExportEvent {

    /** The steps of a run, in order. */
    enum Phase {
        /** Items are read, checked and counted. */
        INGEST,
        /** Formats decide names, numbers and files. */
        PLAN,
        /** Items are written. */
        WRITE,
        /** Files of the whole data set are written. */
        FINISH,
        /** The exports are checked as their consumers read them, where that is asked for. */
        VERIFY,
        /** The exports are moved to their places. */
        PUBLISH
    }

    /** How serious a log line is. */
    enum Level {
        /** For those who want to follow. */
        INFO,
        /** Something that one should look at; the run goes on. */
        WARNING,
        /** Something that ended the run or left a part of the data out. */
        ERROR
    }

    /**
     * A step began.
     *
     * @param phase the step
     */
    record PhaseStarted(Phase phase) implements ExportEvent {}

    /**
     * How far a step is. Sent at most a few times a second.
     *
     * @param phase the step
     * @param done items so far
     * @param total items in all, where known
     */
    record Progress(Phase phase, long done, OptionalLong total) implements ExportEvent {}

    /**
     * How much of the source has been scanned before its first item. Sent at most a few times a second.
     *
     * @param bytesDone scanned so far
     * @param bytesTotal in all
     */
    record SourceScanned(long bytesDone, long bytesTotal) implements ExportEvent {}

    /**
     * A line for the log.
     *
     * @param level how serious it is
     * @param code stable name of what is said, for programs
     * @param message made for people
     */
    record LogLine(Level level, String code, String message) implements ExportEvent {}

    /**
     * An entry of the run's log, in the words of the platform.
     *
     * @param event what kind of entry: {@code message}, {@code export_event}, {@code export_data_file},
     *     {@code export_original_file} …
     * @param data of the entry, JSON values
     * @param at when
     */
    record Logged(String event, Map<String, Object> data, Instant at) implements ExportEvent {

        public Logged {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }
    }

    /**
     * The figures of a category changed. Sent at most a few times a second, and at the end.
     *
     * @param categories the figures of all categories by name, in the order in which they were first logged
     */
    record MetricsChanged(Map<String, MetricsRecord> categories) implements ExportEvent {

        public MetricsChanged {
            categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        }
    }

    /**
     * Progress in the words of the platform. Sent at most a few times a second, and at the end of a category.
     *
     * @param categories all categories, in the order in which they were declared
     * @param current name of the category that progressed
     */
    record CategoryProgress(Map<String, CategoryState> categories, String current) implements ExportEvent {

        public CategoryProgress {
            categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        }
    }

    /**
     * How far a category of progress is.
     *
     * @param proportion per cent of the whole
     * @param percent done, 0 to 100
     * @param secondsRemaining estimated; empty before anything is done
     */
    record CategoryState(int proportion, double percent, OptionalDouble secondsRemaining) {}

    /**
     * An item or annotation was left out because something is wrong with it.
     *
     * @param format id of the format that could not write it; empty when it could not be read, for any format
     * @param error which one, and what is wrong
     */
    record ItemFailed(String format, ItemError error) implements ExportEvent {}

    /**
     * An export is complete and in its place.
     *
     * @param format id of its format
     * @param folder or the file that the request {@linkplain ExportParams.Packing packs} it into
     */
    record ExportPublished(String format, Path folder) implements ExportEvent {}

    /**
     * The run ended. The last event of a run.
     *
     * @param status how
     */
    record RunEnded(ExportStatus status) implements ExportEvent {}
}
