package org.labelport.engine.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.CategoryState;
import org.labelport.json.Json;
import org.labelport.report.ExportRun;
import org.labelport.report.LogCode;
import org.labelport.report.MetricsRecord;

/** Turns what a format logs into events of its run. */
public final class RunLog implements ExportRun {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RunEvents events;
    private final Json json;
    private final Deque<String> messages = new ArrayDeque<>();
    private final Map<String, MetricsRecord> metrics = new LinkedHashMap<>();
    private final Map<String, Integer> proportions = new LinkedHashMap<>();
    private final Map<String, CategoryState> progress = new LinkedHashMap<>();
    private final Map<String, Long> starts = new LinkedHashMap<>();
    private long nextMetrics = System.nanoTime();
    private long nextProgress = System.nanoTime();

    public RunLog(RunEvents events, Json json) {
        this.events = events;
        this.json = json;
    }

    @Override
    public void logMessage(String message, Context context) {
        synchronized (this) {
            if (messages.size() == KEPT_MESSAGES) {
                messages.removeFirst();
            }
            messages.addLast(message);
        }
        send("message", fields("context", context.key(), "content", message));
    }

    @Override
    public void logMessageWithCode(LogCode code, Object... arguments) {
        logMessage(code.message(arguments), code.context());
    }

    @Override
    public void logMessageWithCode(String code, Object... arguments) {
        Optional<LogCode> known = LogCode.of(code);
        if (known.isPresent()) {
            logMessageWithCode(known.get(), arguments);
        } else {
            logMessage("Unknown log code: " + code);
        }
    }

    @Override
    public void logExportEvent(LogCode code, String targetId, Object... arguments) {
        String info = code.message(arguments);
        logMessage(info, code.context());
        send(
                "export_event",
                fields(
                        "target_id", target(targetId),
                        "info", info,
                        "status", code.context().key(),
                        "created", created()));
    }

    @Override
    public void exportLogJsonFile(String targetId, Map<String, ?> fileInfo, FileStatus status, String error) {
        file("export_data_file", targetId, fileInfo, status, error);
    }

    @Override
    public void exportLogOriginalFile(String targetId, Map<String, ?> fileInfo, FileStatus status, String error) {
        file("export_original_file", targetId, fileInfo, status, error);
    }

    private void file(String event, String targetId, Map<String, ?> info, FileStatus status, String error) {
        send(
                event,
                fields(
                        "target_id", target(targetId),
                        "data_file_info", json.text(info, Json.Style.LINE).toString(),
                        "status", status.key(),
                        "error", error,
                        "created", created()));
    }

    @Override
    public void logDevEvent(String message, Map<String, ?> data, Context level) {
        send(
                "export_dev_log",
                fields(
                        "event_type",
                        "export_dev_log",
                        "message",
                        message,
                        "data",
                        new LinkedHashMap<>(data),
                        "level",
                        level.key(),
                        "created",
                        created()));
    }

    @Override
    public void logMetrics(MetricsRecord record, String category) {
        Map<String, MetricsRecord> snapshot;
        synchronized (this) {
            metrics.put(category, record);
            if (record.standBy() > 0 && System.nanoTime() - nextMetrics < 0) {
                return;
            }
            nextMetrics = System.nanoTime() + INTERVAL;
            snapshot = new LinkedHashMap<>(metrics);
        }
        events.send(new ExportEvent.MetricsChanged(snapshot));
    }

    @Override
    public synchronized void setProgressCategories(Map<String, Integer> shares) {
        shares.forEach((category, proportion) -> {
            proportions.put(category, proportion);
            progress.put(category, new CategoryState(proportion, 0, OptionalDouble.empty()));
        });
    }

    @Override
    public void setProgress(long current, long total, String category) {
        if (current < 0 || current > total) {
            throw new IllegalArgumentException("progress is 0 to " + total + ", not " + current);
        }
        Map<String, CategoryState> snapshot;
        synchronized (this) {
            long now = System.nanoTime();
            long start = starts.computeIfAbsent(category, first -> now);
            double percent = total == 0 ? 100 : Math.round(10_000.0 * current / total) / 100.0;
            OptionalDouble remaining = current == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.round((now - start) / 1e7 / current * (total - current)) / 100.0);
            progress.put(category, new CategoryState(proportions.getOrDefault(category, 0), percent, remaining));
            if (current < total && now - nextProgress < 0) {
                return;
            }
            nextProgress = now + INTERVAL;
            snapshot = new LinkedHashMap<>(progress);
        }
        events.send(new ExportEvent.CategoryProgress(snapshot, category));
    }

    @Override
    public void endLog() {
        Map<String, MetricsRecord> snapshot;
        synchronized (this) {
            snapshot = new LinkedHashMap<>(metrics);
        }
        if (!snapshot.isEmpty()) {
            events.send(new ExportEvent.MetricsChanged(snapshot));
        }
        logMessage("Plugin run is complete.");
    }

    @Override
    public synchronized List<String> messages() {
        return new ArrayList<>(messages);
    }

    private void send(String event, Map<String, Object> data) {
        events.send(new ExportEvent.Logged(event, data, Instant.now()));
    }

    private static String created() {
        return CREATED.format(Instant.now());
    }

    /** The id of an item: a number, as platforms have it, if possible, else text. */
    private static Object target(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return id;
        }
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
