package org.labelport.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.output.ExportOutput;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ExportRun;
import org.labelport.report.ExportRun.FileStatus;
import org.labelport.report.ItemException;
import org.labelport.report.LogCode;

/** One run of a {@link BaseExporter}: calls its hooks in order, writes what they save, and keeps the list of errors. */
final class ExporterRun implements ConversionPlan {

    static final String PROGRESS = "dataset_conversion";
    static final String ORIGINAL_FILES = "original_file";
    static final String DATA_FILES = "data_file";

    private static final String JSON_EXTENSION = ".json";

    private final BaseExporter exporter;
    private final Json json;
    private final ExportRun run;
    private final long count;
    private final ErrorFileList errors;
    private final ExporterFileNames names = new ExporterFileNames();
    private final FileMetrics originals;
    private final FileMetrics data;
    private OutputDirectories directories = new OutputDirectories("", "", List.of());
    private boolean begun;
    private long items;

    // The item that is being saved, and what became of it.
    private Outcome outcome = Outcome.NONE;
    private String unit = "";
    private String stem = "";
    private String mainName = "";

    private enum Outcome {
        NONE,
        WRITTEN,
        SKIPPED,
        FAILED
    }

    ExporterRun(BaseExporter exporter, PlanRequest request) {
        this.exporter = exporter;
        this.json = request.json();
        this.run = request.run();
        this.count = request.params().get("count") instanceof Number announced
                ? Math.max(0, announced.longValue())
                : request.census().items();
        this.errors = new ErrorFileList(json);
        this.originals = new FileMetrics(run, ORIGINAL_FILES);
        this.data = new FileMetrics(run, DATA_FILES);
    }

    @Override
    public Order itemOrder() {
        return Order.ITEM_BY_ITEM;
    }

    OutputDirectories directories() {
        return directories;
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        run.setProgressCategories(Map.of(PROGRESS, 100));
        run.logMessage("Starting export process.");
        directories = HookResults.directories(exporter.setupOutputDirectories());
        originals.begin(exporter.savesOriginals() ? count : 0);
        data.begin(count);
        run.setProgress(0, count, PROGRESS);
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        begin();
        HookOutput hooks = new HookOutput(out);
        return numbered -> {
            hooks.begin();
            try {
                write(numbered.item(), hooks);
            } finally {
                hooks.end();
            }
        };
    }

    private void write(Item item, HookOutput out) throws IOException {
        if (item.source()
                .map(SourceRecord::unit)
                .filter(id -> !id.equals(item.id()))
                .isPresent()) {
            followUnit(item, out);
            return;
        }
        items++;
        run.setProgress(Math.min(items, count), count, PROGRESS);
        if (items == 1) {
            run.logMessage("Converting dataset.");
        }
        outcome = Outcome.NONE;
        unit = item.id();
        stem = "";
        mainName = "";
        try {
            save(item, out);
        } catch (ItemException e) {
            fail(item, e.code(), e.getMessage(), out);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (Exception e) {
            out.requireStorage();
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            fail(item, "converter.failed", "the plug-in could not convert it: " + reason, out);
        }
        out.requireStorage();
        if (outcome == Outcome.NONE || outcome == Outcome.WRITTEN) {
            outcome = Outcome.WRITTEN;
            out.writtenOtherwise(item);
        }
    }

    /** The failure by which the engine sees that the run was cancelled, or interrupted by a hook. */
    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("the export was interrupted", e);
    }

    private void save(Item item, ShardOutput out) throws Exception {
        ExportItem original = exporter.exportItem(item, out);
        Optional<ExportItem> chosen = exporter.beforeConvert(original);
        ExportItem converted = chosen == null || chosen.isEmpty() ? null : exporter.convertData(chosen.get());
        ExportItem finished = converted == null ? null : exporter.afterConvert(converted);
        if (finished == null) {
            skip(original, out);
            return;
        }
        HookResults.requireSame(item, finished);
        String name = HookResults.present("originalFileName", exporter.originalFileName(finished));
        mainName = names.ofMain(finished.id(), name, out);
        stem = SafePath.stem(mainName);
        exporter.processFileSaving(finished, out);
    }

    private void skip(ExportItem item, ShardOutput out) throws IOException {
        outcome = Outcome.SKIPPED;
        out.discard();
        out.skipped("the plug-in left it out");
        run.logExportEvent(LogCode.ITEM_SKIPPED, item.id());
        data.add(FileStatus.SKIPPED);
        if (exporter.savesOriginals()) {
            originals.add(FileStatus.SKIPPED);
        }
    }

    /** Records what a hook threw: of the item nothing stays but its line in the list of errors. */
    private void fail(Item item, String code, String reason, ShardOutput out) throws IOException {
        outcome = Outcome.FAILED;
        out.discard();
        String name = (stem.isEmpty() ? SafePath.stem(ExporterFileNames.last(item.path())) : stem) + JSON_EXTENSION;
        errors.json(name, reason, out);
        out.failed(code, reason);
        run.exportLogJsonFile(item.id(), Map.of("file_name", name), FileStatus.FAILED, reason);
        data.add(FileStatus.FAILED);
    }

    /** A further medium of the record whose first one was dealt with just before: it shares its fate. */
    private void followUnit(Item item, ShardOutput out) {
        String first = item.source().map(SourceRecord::unit).orElse("");
        Outcome shared = first.equals(unit) ? outcome : Outcome.FAILED;
        switch (shared) {
            case WRITTEN -> {
                for (Annotation annotation : item.annotations()) {
                    out.written(annotation);
                }
            }
            case SKIPPED -> out.skipped("the plug-in left its record '" + first + "' out");
            case NONE, FAILED -> out.failed("record.failed", "its record '" + first + "' could not be written");
        }
    }

    /** The name of the item's files, without extension. */
    String stem(ExportItem item) {
        if (mainName.isEmpty() || !item.id().equals(unit)) {
            throw new IllegalStateException(
                    "names are known of the item that processFileSaving saves, and only from then on. Ask for the name"
                            + " there");
        }
        return stem;
    }

    FileStatus saveOriginals(ExportItem item, @Nullable List<SourceFile> given, ShardOutput out) throws IOException {
        List<SourceFile> files = HookResults.present("filesToSave", given);
        files.forEach(file -> HookResults.present("filesToSave", file));
        if (originals.isAtStart()) {
            run.logMessage("Saving original file.");
        }
        FileStatus status = files.isEmpty() ? FileStatus.SKIPPED : FileStatus.SUCCESS;
        boolean main = true;
        for (SourceFile file : files) {
            String name = main ? mainName : names.ofFurther(item.id(), file.name(), out);
            main = false;
            try {
                if (file.blob().location().isEmpty() && file.blob().failure().isEmpty()) {
                    throw new ItemException(
                            "media.missing", "the platform gives no address for the file '" + name + "'");
                }
                out.media(directories.originals() + "/" + name, file);
                run.exportLogOriginalFile(item.id(), Map.of("file_name", name), FileStatus.SUCCESS, "");
            } catch (ItemException e) {
                status = FileStatus.FAILED;
                outcome = Outcome.FAILED;
                errors.original(name, e.getMessage(), out);
                out.failed(e.code(), e.getMessage());
                run.exportLogOriginalFile(item.id(), Map.of("file_name", name), FileStatus.FAILED, e.getMessage());
            }
        }
        originals.add(status);
        if (status == FileStatus.FAILED) {
            data.add(FileStatus.FAILED);
        }
        return status;
    }

    FileStatus saveJson(ExportItem item, ShardOutput out) throws IOException {
        if (data.isAtStart()) {
            run.logMessage("Saving json file.");
        }
        String name = stem + JSON_EXTENSION;
        FileStatus status = FileStatus.SUCCESS;
        String error = "";
        if (item.data().isEmpty()) {
            status = FileStatus.FAILED;
            error = "data is Null";
            outcome = Outcome.FAILED;
            errors.json(name, error, out);
            out.failed("data.null", "the platform keeps no data of it, so there is no " + name);
            run.logExportEvent(LogCode.NULL_DATA_DETECTED, item.id());
        } else {
            json.write(item.data().get(), out.file(directories.json() + "/" + name), Json.Style.INDENTED);
        }
        run.exportLogJsonFile(item.id(), Map.of("file_name", name), status, error);
        data.add(status);
        return status;
    }

    @Override
    public void finish(ExportOutput out) throws ExportException, IOException {
        begin();
        out.folder(directories.json());
        if (!directories.originals().isEmpty()) {
            out.folder(directories.originals());
        }
        for (String folder : directories.others()) {
            out.folder(folder);
        }
        try {
            exporter.additionalFileSaving(out);
        } catch (IOException | ExportException e) {
            throw e;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (Exception e) {
            throw new ExportException("converter.failed", "the plug-in failed in additionalFileSaving: " + e, e);
        }
        run.endLog();
        if (errors.any(out)) {
            try (OutputStream file = out.file(ErrorFileList.NAME)) {
                errors.write(out, file);
            }
        }
    }
}
