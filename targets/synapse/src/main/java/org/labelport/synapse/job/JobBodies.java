package org.labelport.synapse.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.export.ExportEvent.CategoryProgress;
import org.labelport.export.ExportEvent.CategoryState;
import org.labelport.export.ExportEvent.Logged;
import org.labelport.report.ExportRun;
import org.labelport.report.MetricsRecord;

/** The bodies of a job's requests, as JSON values. */
final class JobBodies {

    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String job;

    JobBodies(String job) {
        this.job = job;
    }

    /** An entry of the log. */
    Map<String, Object> entry(Logged logged) {
        return entry(logged.event(), logged.data(), logged.at());
    }

    /** An entry that says that others are missing. */
    Map<String, Object> missing(long entries, Instant at) {
        return entry(
                "message",
                fields(
                        "context",
                        ExportRun.Context.WARNING.key(),
                        "content",
                        entries
                                + " entries of the log are missing here, because the platform did not take them in time;"
                                + " the export is complete without them."),
                at);
    }

    private Map<String, Object> entry(String event, Map<String, Object> data, Instant at) {
        return fields("event", event, "data", data, "datetime", DATETIME.format(at), "job", job);
    }

    static Map<String, Object> progress(CategoryProgress progress) {
        Map<String, Object> categories = new LinkedHashMap<>();
        double overall = 0;
        for (Map.Entry<String, CategoryState> category : progress.categories().entrySet()) {
            CategoryState state = category.getValue();
            categories.put(
                    category.getKey(),
                    fields(
                            "proportion",
                            state.proportion(),
                            "percent",
                            state.percent(),
                            "time_remaining",
                            remaining(state)));
            overall += state.percent() * state.proportion() / 100;
        }
        @Nullable CategoryState current = progress.categories().get(progress.current());
        return fields(
                "progress_record",
                fields(
                        "record",
                        fields("categories", categories),
                        "current_progress",
                        fields(
                                "overall",
                                Math.round(overall * 100) / 100.0,
                                "category",
                                progress.current(),
                                "percent",
                                current == null ? 0.0 : current.percent(),
                                "time_remaining",
                                current == null ? null : remaining(current))));
    }

    static Map<String, Object> metrics(Map<String, MetricsRecord> figures) {
        Map<String, Object> categories = new LinkedHashMap<>();
        figures.forEach((category, record) -> categories.put(
                category,
                fields("stand_by", record.standBy(), "failed", record.failed(), "success", record.success())));
        return fields("metrics_record", fields("record", fields("categories", categories)));
    }

    /** @param published folder of the export; empty when there is none */
    static Map<String, Object> finish(Optional<Path> published, List<String> messages) {
        Map<String, Object> body = new LinkedHashMap<>();
        published.ifPresent(folder -> body.put("result", result(folder)));
        body.put("console_logs", List.copyOf(messages));
        return body;
    }

    private static Map<String, Object> result(Path folder) {
        Path parent = folder.getParent();
        return fields(
                "export_path", (parent == null ? folder : parent).toString(), "export_directory", folder.toString());
    }

    private static @Nullable Object remaining(CategoryState state) {
        return state.secondsRemaining().isPresent()
                ? (Object) state.secondsRemaining().getAsDouble()
                : null;
    }

    private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
