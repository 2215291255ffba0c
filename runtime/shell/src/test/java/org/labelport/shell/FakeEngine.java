package org.labelport.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.export.ExportPreview.CategoryCount;
import org.labelport.export.ExportPreview.FolderSize;
import org.labelport.export.ExportPreview.FormatPreview;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportResult.Published;
import org.labelport.export.ExportStatus;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.export.FormatInfo;
import org.labelport.export.JobRules;
import org.labelport.export.RunInfo;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.export.StoredRun;
import org.labelport.export.TargetInfo;
import org.labelport.export.VerifySummary;
import org.labelport.json.Json;
import org.labelport.model.DataType;
import org.labelport.model.JsonText;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.OptionSpec.Type;
import org.labelport.plugin.PluginVersion;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Problem;
import org.labelport.verify.ProblemSink;

/** An engine that does nothing but remember what it was asked for, and report what a test wants. */
final class FakeEngine implements ExportEngine {

    static final String UNKNOWN_RUN = "77ab";

    final List<ExportParams> requests = new ArrayList<>();
    final List<ExportEvent> events = new ArrayList<>();
    ItemError error;
    ExportException refusal;
    ExportException failure;
    List<Problem> found = List.of();
    Optional<ExportParams.FormatRequest> writtenAs = Optional.empty();
    boolean blocks;
    int categories = 2;
    List<String> files = List.of("data.yaml");
    List<RunInfo> running = List.of();
    List<StoredRun> stored = List.of();

    @Override
    public List<FormatInfo> formats() {
        return List.of(
                new FormatInfo(
                        new FormatDescriptor(
                                "csv",
                                "CSV tables",
                                Set.of(DataType.IMAGE, DataType.TEXT),
                                Set.of(DataType.IMAGE),
                                Set.of(ShapeKind.BOX),
                                List.of(OptionSpec.choice(
                                        "layout", "flat", List.of("flat", "tree"), "Where files go.")),
                                List.of(),
                                false),
                        "1.0.0",
                        "org.example.csv"),
                new FormatInfo(
                        new FormatDescriptor(
                                "yolo",
                                "YOLO",
                                Set.of(DataType.IMAGE),
                                Set.of(DataType.IMAGE),
                                Set.of(ShapeKind.BOX, ShapeKind.POLYGON),
                                List.of(
                                        OptionSpec.choice("layout", "tree", List.of("flat", "tree"), "Where files go."),
                                        OptionSpec.flag("yaml", DefaultFlag.ON, "Whether to write data.yaml.")),
                                List.of(LossSpec.shared(LossCodes.GEOMETRY_UNSUPPORTED)),
                                true),
                        "1.2.0",
                        "org.example.yolo"));
    }

    @Override
    public FormatInfo choose(String format, ExportParams.Requirements requirements) throws ExportException {
        FormatInfo installed = formats().stream()
                .filter(info -> info.descriptor().id().equals(format))
                .findFirst()
                .orElseThrow(() -> new ExportException(
                        "format.unknown", "no format '" + format + "' is installed. Installed: csv, yolo."));
        if (!requirements
                .versions()
                .includes(PluginVersion.parse(installed.version()).orElseThrow())) {
            throw new ExportException("format.unmatched", "no installed version of format '" + format + "' will do.");
        }
        return installed;
    }

    @Override
    public List<RunInfo> runs() {
        return running;
    }

    @Override
    public TargetInfo target(String id) throws ExportException {
        return targets().stream()
                .filter(target -> target.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ExportException(
                        "target.unknown", "no target '" + id + "' is installed. Did you mean coco?"));
    }

    @Override
    public List<TargetInfo> targets() {
        return List.of(coco(), tasks());
    }

    private static TargetInfo coco() {
        return new TargetInfo(
                "coco",
                "COCO JSON",
                Set.of(DataType.IMAGE),
                List.of(
                        OptionSpec.required("path", Type.PATH, "The file."),
                        OptionSpec.optional("images", Type.PATH, "Folder of pictures.")),
                "1.0.0",
                "org.example.coco");
    }

    private static TargetInfo tasks() {
        return new TargetInfo(
                "tasks",
                "Tasks",
                Set.of(DataType.IMAGE),
                List.of(
                        OptionSpec.required("path", Type.PATH, "The file."),
                        OptionSpec.optional("media", Type.PATH, "Folder that paths start from.")),
                "1.0.0",
                "org.example.tasks");
    }

    @Override
    public ExportParams.Builder job(JsonText parameters, JobRules rules) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Json json() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        requests.add(params);
        if (refusal != null) {
            throw refusal;
        }
        events.forEach(event -> listener.on("1", event));
        if (error != null) {
            listener.on("1", new ExportEvent.ItemFailed("", error));
        }
        return new Run(params);
    }

    @Override
    public ExportHandle resume(String run, Path destination, ExportListener listener) throws ExportException {
        return start(
                ExportParams.from("run " + run)
                        .to("yolo")
                        .destination(destination)
                        .build(),
                listener);
    }

    @Override
    public List<StoredRun> stored(Path destination) {
        return stored;
    }

    @Override
    public SourceChanges changes(String run, Path destination, SourceChange.Sink changes) throws ExportException {
        if (run.equals(UNKNOWN_RUN)) {
            throw new ExportException("run.unknown", "there is no run " + run);
        }
        try {
            changes.take(new SourceChange(SourceChange.Kind.ADDED, "new"));
            changes.take(new SourceChange(SourceChange.Kind.GONE, "gone\n\"1\""));
        } catch (IOException e) {
            throw new ExportException("storage.failed", "full", e);
        }
        return new SourceChanges(7, 1, 0, 1, 0);
    }

    @Override
    public List<StoredRun> prune(Path destination) {
        return prune(destination, Duration.ofDays(7));
    }

    @Override
    public List<StoredRun> prune(Path destination, Duration age) {
        List<StoredRun> old = stored.stream()
                .filter(run -> run.changed().isBefore(Instant.now().minus(age)))
                .toList();
        stored = stored.stream().filter(run -> !old.contains(run)).toList();
        return old;
    }

    @Override
    public boolean cancel(String run) {
        return running.stream().anyMatch(info -> info.id().equals(run));
    }

    @Override
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        requests.add(params);
        if (failure != null) {
            throw failure;
        }
        events.forEach(event -> listener.on("1", event));
        List<CategoryCount> counts = new ArrayList<>();
        for (int i = 0; i < categories; i++) {
            counts.add(new CategoryCount("category " + i, Map.of(ShapeKind.BOX, 5L, ShapeKind.POLYGON, 1L)));
        }
        List<FormatPreview> formats = params.formats().stream()
                .map(format -> new FormatPreview(
                        summary(format.format()),
                        new TreeMap<>(Map.of(
                                "", new FolderSize(files.size(), 200, files),
                                "labels/train", new FolderSize(1200, 64_000, List.of())))))
                .toList();
        return new ExportPreview(counts, Map.of(Split.TRAIN, 1000L, Split.VALIDATION, 200L), formats);
    }

    private ExportSummary summary(String format) {
        long failed = error == null ? 0 : 1;
        return new ExportSummary(
                format,
                "1.2.0",
                new Tally(1200, 1200 - failed, 0, 0, failed),
                new Tally(5000, 4990 - failed, 10, 0, failed),
                new TreeMap<>(Map.of("geometry.unsupported", 10L)),
                error == null ? new TreeMap<>() : new TreeMap<>(Map.of(error.code(), 1L)),
                List.of(Loss.dropped("7", "3", "geometry.unsupported", "an ellipse")),
                error == null ? List.of() : List.of(error),
                1201,
                64_200);
    }

    private final class Run implements ExportHandle {

        private final ExportParams params;
        private boolean cancelled;

        private Run(ExportParams params) {
            this.params = params;
        }

        @Override
        public String id() {
            return "1";
        }

        @Override
        public ExportStatus status() {
            return cancelled ? ExportStatus.CANCELLED : ExportStatus.DONE;
        }

        @Override
        public Optional<Path> events() {
            return Optional.empty();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public ExportResult await() throws ExportException, InterruptedException {
            if (cancelled) {
                throw new ExportException("run.cancelled", "stopped; nothing was published.");
            }
            if (blocks) {
                Thread.sleep(60_000);
            }
            if (failure != null) {
                throw failure;
            }
            return new ExportResult(params.formats().stream()
                    .map(format ->
                            new Published(params.destination().resolve(format.format()), summary(format.format())))
                    .toList());
        }
    }

    @Override
    public VerifySummary verify(Path folder, ExportParams.FormatRequest format, ProblemSink problems)
            throws ExportException {
        for (Problem problem : found) {
            problems.problem(problem);
        }
        return new VerifySummary(
                format.format(),
                "1.0.0",
                found.stream()
                        .map(problem -> new VerifySummary.ProblemCount(problem.effect(), problem.code(), 1))
                        .toList());
    }

    @Override
    public Optional<ExportParams.FormatRequest> writtenAs(Path folder) {
        return writtenAs;
    }
}
