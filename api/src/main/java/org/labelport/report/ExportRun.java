package org.labelport.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A run as a format sees it: takes log messages, events, metrics and progress. What is logged goes to the run's
 * listeners, to its {@code events.ndjson} and, for a job of a platform, to the platform. Thread-safe. Logging never
 * fails the run.
 *
 * <p>Names and meaning are those of the Synapse SDK's run object.
 */
@ProviderType
public interface ExportRun {

    /** How a message is shown. */
    enum Context {
        /** For those who want to follow. */
        INFO,
        /** Something went well. */
        SUCCESS,
        /** Something that one should look at. */
        WARNING,
        /** Something is wrong. */
        DANGER,
        /** An older name for {@link #DANGER}. */
        ERROR,
        /** For the author of the format. */
        DEBUG;

        /** The name in events: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a file. */
    enum FileStatus {
        /** It was written. */
        SUCCESS("success"),
        /** It could not be written. */
        FAILED("failed"),
        /** Its turn has not come. */
        STAND_BY("stand_by"),
        /** It was left out on purpose. */
        SKIPPED("skipped");

        private final String key;

        FileStatus(String key) {
            this.key = key;
        }

        /** The name in events. */
        public String key() {
            return key;
        }
    }

    /** Logs a message for those who want to follow. */
    default void logMessage(String message) {
        logMessage(message, Context.INFO);
    }

    /** Logs a message. */
    void logMessage(String message, Context context);

    /** Logs the message of a code, with its own context. */
    void logMessageWithCode(LogCode code, Object... arguments);

    /** Logs the message of the code of this name. For an unknown name, logs that it is unknown. */
    void logMessageWithCode(String code, Object... arguments);

    /**
     * Logs the message of a code, and an {@code export_event} that ties it to an item.
     *
     * @param targetId id of the item
     */
    void logExportEvent(LogCode code, String targetId, Object... arguments);

    /**
     * Logs what became of an item's data file.
     *
     * @param targetId id of the item
     * @param fileInfo what is known of the file, such as {@code file_name}; JSON values
     * @param error why it failed; empty when it did not
     */
    void exportLogJsonFile(String targetId, Map<String, ?> fileInfo, FileStatus status, String error);

    /** Logs what became of an item's original file; as {@link #exportLogJsonFile}. */
    void exportLogOriginalFile(String targetId, Map<String, ?> fileInfo, FileStatus status, String error);

    /** Logs something for the author of the format, with any JSON values. */
    void logDevEvent(String message, Map<String, ?> data, Context level);

    /** Sets the figures of a category, such as {@code data_file}. */
    void logMetrics(MetricsRecord record, String category);

    /**
     * Declares the categories of progress and how much of the whole each is.
     *
     * @param proportions per cent by category
     */
    void setProgressCategories(Map<String, Integer> proportions);

    /**
     * Tells how far a category is.
     *
     * @param current 0 to {@code total}
     * @param total number in all; 0 means done
     * @throws IllegalArgumentException when current is not between 0 and total
     */
    void setProgress(long current, long total, String category);

    /** Logs the message that ends a log. */
    void endLog();

    /** Messages logged so far, the newest {@value #KEPT_MESSAGES} of them. */
    List<String> messages();

    /** How many messages are kept for {@link #messages()}. */
    int KEPT_MESSAGES = 1000;
}
