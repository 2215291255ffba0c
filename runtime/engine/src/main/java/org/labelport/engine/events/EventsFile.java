package org.labelport.engine.events;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.labelport.engine.publish.OwnFolder;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.json.Json;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.FileTrouble;
import org.labelport.report.MetricsRecord;
import org.labelport.target.FolderList;

/**
 * The file {@code events.ndjson} of a run: messages, metrics, progress and the end of the run, one JSON object a line
 * in the platform's form. It lies in the folder of runs, not in the export, whose bytes hold no clock.
 */
public final class EventsFile implements ExportListener, AutoCloseable {

    static final String NAME = "events.ndjson";

    /** The room that is kept for the last lines, which name the exports and the end of the run. */
    private static final long LAST_LINES = 64 << 10;

    /** How far the clocks of machines that share the folder of runs may differ. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private final Path file;
    private final Json json;
    private final Limits limits;
    private final OutputStream out;
    private long size;
    private long omitted;

    private EventsFile(Path file, Json json, Limits limits) throws IOException {
        this.file = file;
        this.json = json;
        this.limits = limits;
        this.size = Files.exists(file) ? Files.size(file) : 0;
        this.out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /**
     * Starts or continues the file of a run, and removes files of old runs.
     *
     * @param runs folder of all runs; made when absent, and then only this user may look into it
     * @param limits how large the file becomes, and how many are kept
     */
    public static EventsFile start(Path runs, String runId, Json json, Limits limits) throws IOException {
        OwnFolder.create(runs);
        removeOld(runs, limits.count(Limit.KEPT_LOGS));
        return new EventsFile(Files.createDirectories(runs.resolve(runId)).resolve(NAME), json, limits);
    }

    /** The path of the file. */
    public Path file() {
        return file;
    }

    @Override
    public void on(String runId, ExportEvent event) {
        if (event instanceof ExportEvent.Logged logged) {
            line(logged.event(), logged.data(), logged.at());
        } else if (event instanceof ExportEvent.MetricsChanged metrics) {
            line("metrics", metrics(metrics), Instant.now());
        } else if (event instanceof ExportEvent.CategoryProgress progress) {
            line("progress", progress(progress), Instant.now());
        } else if (event instanceof ExportEvent.LogLine log) {
            line(
                    "log",
                    Map.of("level", log.level().name(), "code", log.code(), "content", log.message()),
                    Instant.now());
        } else if (event instanceof ExportEvent.ExportPublished published) {
            lastLine(
                    "published",
                    Map.of(
                            "format",
                            published.format(),
                            "folder",
                            published.folder().toString()),
                    Instant.now());
        } else if (event instanceof ExportEvent.RunEnded ended) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("status", ended.status().name().toLowerCase(Locale.ROOT));
            if (omitted > 0) {
                data.put("omitted", omitted);
            }
            lastLine("ended", data, Instant.now());
        }
    }

    private static Map<String, Object> metrics(ExportEvent.MetricsChanged event) {
        Map<String, Object> categories = new LinkedHashMap<>();
        for (Map.Entry<String, MetricsRecord> category : event.categories().entrySet()) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("stand_by", category.getValue().standBy());
            record.put("failed", category.getValue().failed());
            record.put("success", category.getValue().success());
            categories.put(category.getKey(), record);
        }
        return Map.of("categories", categories);
    }

    private static Map<String, Object> progress(ExportEvent.CategoryProgress event) {
        Map<String, Object> categories = new LinkedHashMap<>();
        event.categories().forEach((name, state) -> {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("proportion", (long) state.proportion());
            record.put("percent", state.percent());
            record.put(
                    "time_remaining",
                    state.secondsRemaining().isPresent()
                            ? state.secondsRemaining().getAsDouble()
                            : null);
            categories.put(name, record);
        });
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("categories", categories);
        data.put("current", event.current());
        return data;
    }

    private void line(String event, Map<String, Object> data, Instant at) {
        if (omitted > 0) {
            omitted++;
            return;
        }
        byte[] line = text(event, data, at);
        if (size + line.length < limits.bytes(Limit.LOG_MEGABYTES) - LAST_LINES) {
            write(line);
        } else {
            omitted = 1;
            String message = "the log is full: from here on it lists only exports and the end of this run. Raise '"
                    + Limit.LOG_MEGABYTES.key() + "' in limits.json (now " + limits.of(Limit.LOG_MEGABYTES) + ")";
            write(text("log", Map.of("level", "WARNING", "code", "events.full", "content", message), at));
        }
    }

    private void lastLine(String event, Map<String, Object> data, Instant at) {
        write(text(event, data, at));
    }

    private byte[] text(String event, Map<String, Object> data, Instant at) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.put("data", data);
        line.put("datetime", at.toString());
        return json.text(line, Json.Style.LINE).utf8();
    }

    private void write(byte[] line) {
        size += line.length + 1;
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + FileTrouble.reason(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /**
     * Keeps the newest runs. A run whose last change lies in the future counts as the oldest. Other programs may change
     * the folder at the same time.
     */
    private static void removeOld(Path runs, int kept) throws IOException {
        record Aged(Path folder, FileTime changed) {}
        List<Aged> folders = new ArrayList<>();
        for (Path folder : FolderList.of(runs, Files::isDirectory)) {
            folders.add(new Aged(folder, lastChange(folder)));
        }
        folders.sort(Comparator.comparing(Aged::changed).reversed());
        for (Aged old : folders.subList(Math.min(kept, folders.size()), folders.size())) {
            try {
                Files.deleteIfExists(old.folder.resolve(NAME));
                Files.deleteIfExists(old.folder);
            } catch (IOException e) {
                continue; // it is another user's, or holds files that are not from a run
            }
        }
    }

    private static FileTime lastChange(Path folder) {
        FileTime changed = changed(folder);
        return changed.toInstant().isAfter(Instant.now().plus(CLOCKS_DIFFER_BY)) ? FileTime.fromMillis(0) : changed;
    }

    /**
     * The time of the last change of a run's log, because a run that goes on may have begun before all others; that of
     * the folder while there is no log yet.
     */
    private static FileTime changed(Path folder) {
        Path log = folder.resolve(NAME);
        try {
            return Files.getLastModifiedTime(Files.exists(log) ? log : folder);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
