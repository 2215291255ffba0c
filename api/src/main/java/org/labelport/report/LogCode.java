package org.labelport.report;

import java.util.Optional;
import org.labelport.report.ExportRun.Context;

/** Messages that platforms know by their code, with the texts of the Synapse SDK. */
public enum LogCode {
    /** The job's storage cannot be used. */
    STORAGE_VALIDATION_FAILED("Storage validation failed.", Context.DANGER),
    /** The job's filter cannot be used. */
    FILTER_VALIDATION_FAILED("Filter validation failed.", Context.DANGER),
    /** The job's target cannot be used. */
    TARGET_VALIDATION_FAILED("Target validation failed.", Context.DANGER),
    /** The job's parameters cannot be used. */
    VALIDATION_FAILED("Validation failed.", Context.DANGER),
    /** The run began. */
    EXPORT_STARTED("Export process started.", Context.INFO),
    /** The run is done. */
    EXPORT_COMPLETED("Export process completed.", Context.INFO),
    /** The run failed; takes the reason. */
    EXPORT_FAILED("Export process failed: {}", Context.DANGER),
    /** The source is empty. */
    NO_RESULTS_FOUND("No results found for export.", Context.WARNING),
    /** The source is open; takes the number of items. */
    RESULTS_RETRIEVED("Retrieved {} results for export", Context.INFO),
    /** An original file was written. */
    ORIGINAL_FILE_EXPORTED("Original file exported successfully.", Context.INFO),
    /** A data file was written. */
    DATA_FILE_EXPORTED("Data file exported successfully.", Context.INFO),
    /** A file could not be written; takes its name. */
    FILE_EXPORT_FAILED("Failed to export file: {}", Context.DANGER),
    /** The source failed; takes the reason. */
    TARGET_HANDLER_ERROR("Target handler error: {}", Context.DANGER),
    /** An item has no data. */
    NULL_DATA_DETECTED("Data is null for export item", Context.WARNING),
    /** An item was left out on purpose; not a code of the platform. */
    ITEM_SKIPPED("Export item was skipped", Context.INFO);

    private static final String PLACE = "{}";

    private final String template;
    private final Context context;

    LogCode(String template, Context context) {
        this.template = template;
        this.context = context;
    }

    /** How the message is shown. */
    public Context context() {
        return context;
    }

    /** The message; each <code>{}</code> of the template is replaced by the next argument, while there are some. */
    public String message(Object... arguments) {
        StringBuilder message = new StringBuilder(template);
        int from = 0;
        for (Object argument : arguments) {
            int at = message.indexOf(PLACE, from);
            if (at < 0) {
                break;
            }
            String text = String.valueOf(argument);
            message.replace(at, at + PLACE.length(), text);
            from = at + text.length();
        }
        return message.toString();
    }

    /** The code of this name. */
    public static Optional<LogCode> of(String name) {
        for (LogCode code : values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
