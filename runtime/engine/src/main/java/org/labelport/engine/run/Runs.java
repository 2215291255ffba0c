package org.labelport.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.Lease;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.EventsFile;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.limits.LimitsFile;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.TemporaryFolder;
import org.labelport.engine.publish.UnreadSourceException;
import org.labelport.engine.report.WrittenReport;
import org.labelport.engine.unpack.Unpacked;
import org.labelport.engine.unpack.Unpacked.Progress;
import org.labelport.engine.unpack.UnpackedFolder;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportPreview;
import org.labelport.export.RunInfo;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.export.VerifySummary;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.verify.ProblemSink;

/** Starts runs, and lists those that are going on. Thread-safe. */
public final class Runs {

    private final Catalogue catalogue;
    private final List<ExportListener> listeners;
    private final Settings settings;
    private final Map<String, Run> running = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param listeners hear all runs; the list may change while runs go on, for runs that start later */
    public Runs(Catalogue catalogue, List<ExportListener> listeners, Settings settings) {
        this.catalogue = catalogue;
        this.listeners = listeners;
        this.settings = settings;
    }

    /** The runs that have not ended, in the order in which they were started. */
    public List<RunInfo> running() {
        synchronized (running) {
            return running.values().stream()
                    .filter(run -> !run.status().ended())
                    .map(Run::info)
                    .toList();
        }
    }

    /**
     * How long leftovers are kept by the operator's settings.
     *
     * @throws ExportException {@code settings.invalid}
     */
    public Duration keptFor() throws ExportException {
        return RunSettings.of(settings).kept();
    }

    /** Starts an export. */
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        String id = newId();
        Duration keptFor = keptFor();
        return started(
                id,
                lease -> new RequestCheck(catalogue, settings).of(params, lease),
                listener,
                (asked, events) -> RunWorkspace.create(id, asked, keptFor, events));
    }

    /**
     * Continues a run that has died or failed.
     *
     * @throws ExportException {@code run.unknown}, {@code run.busy}, {@code run.moved}, {@code run.outdated},
     *     {@code run.plugin-missing}, {@code storage.failed}
     */
    public ExportHandle resume(String id, Path destination, ExportListener listener) throws ExportException {
        RunWorkspace place = RunWorkspace.reopen(destination, id);
        try {
            return started(
                    id,
                    lease -> new Resumption(catalogue, id, place).request(destination, lease),
                    listener,
                    (asked, events) -> place);
        } catch (ExportException | RuntimeException | Error e) {
            Closing.after(e, place);
            throw e;
        }
    }

    /** Finds what a run needs, which the lease holds from then on. */
    @FunctionalInterface
    private interface Requesting {
        RunRequest request(Lease lease) throws ExportException;
    }

    /** A run that goes on; when it could not be started, nothing is held for it. */
    private Run started(String id, Requesting requesting, ExportListener listener, RunWorkspace.Opening opening)
            throws ExportException {
        Lease lease = catalogue.providers().lease(id);
        boolean started = false;
        try {
            Run run = run(id, requesting.request(lease), listener, opening, lease);
            running.put(id, run);
            run.begin();
            started = true;
            return run;
        } finally {
            if (!started) {
                ended(id, lease);
            }
        }
    }

    /**
     * Compares what a source has now with what a run has read of it.
     *
     * @throws ExportException as {@link #resume}; {@code run.not-read}
     */
    public SourceChanges changes(String id, Path destination, SourceChange.Sink changes) throws ExportException {
        try (Lease lease = catalogue.providers().lease("changes " + id)) {
            return StoredSnapshot.changes(catalogue, id, destination, changes, LimitsFile.of(settings), lease);
        }
    }

    /** Asks a run to stop; says whether there is one of this name. */
    public boolean cancel(String id) {
        Run run = running.get(id);
        if (run != null) {
            run.cancel();
        }
        return run != null;
    }

    private void ended(String id, Lease lease) {
        running.remove(id);
        lease.close();
    }

    private Run run(String id, RunRequest request, ExportListener listener, RunWorkspace.Opening opening, Lease lease) {
        Objects.requireNonNull(listener, "listener");
        List<ExportListener> all = new ArrayList<>();
        Optional<EventsFile> eventsFile = Optional.empty();
        Optional<String> fault = Optional.empty();
        if (settings.runs().isPresent()) {
            try {
                eventsFile = Optional.of(EventsFile.start(settings.runs().get(), id, new JacksonJson(), limits()));
                all.add(eventsFile.get());
            } catch (IOException e) {
                fault = Optional.of("no events.ndjson is kept: "
                        + settings.runs().get() + " cannot be written to: "
                        + Failures.beside(settings.runs().get(), e)
                        + ". Make it writable, or name another folder with LABELPORT_RUNS");
            }
        }
        all.addAll(listeners); // after the file, which has what they are told whatever they do
        all.add(listener);
        Cancellation cancellation = new Cancellation();
        RunEvents events = new RunEvents(id, all, cancellation::isAsked);
        fault.ifPresent(message -> events.warn("events.unwritten", message));
        return new Run(request, settings, events, cancellation, eventsFile, opening, () -> ended(id, lease));
    }

    /**
     * The operator's limits, or the defaults: a file that cannot be read fails the run later, where its limits are
     * needed.
     */
    private Limits limits() {
        try {
            return LimitsFile.of(settings);
        } catch (ExportException e) {
            return Limits.USUAL;
        }
    }

    /** Does everything but keep the output. */
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        String id = newId();
        try (Lease lease = catalogue.providers().lease("plan " + id)) {
            RunRequest request = new RequestCheck(catalogue, settings).of(params, lease);
            RunEvents events = new RunEvents(id, List.of(listener), () -> true); // an interrupt cancels a plan
            return DryRun.preview(id, request, settings, events, new Cancellation());
        }
    }

    /** Checks a folder as the consumers of a format read it. */
    public VerifySummary verify(Path folder, FormatRequest wanted, ProblemSink problems) throws ExportException {
        String id = newId();
        try (Lease lease = catalogue.providers().lease("verify " + id)) {
            InstalledFormat format = catalogue
                    .format(wanted.format(), wanted.requirements(), lease)
                    .format();
            Limits limits = LimitsFile.of(settings);
            FolderVerification verification = new FolderVerification(
                    format, RequestCheck.options(format, wanted.options()), limits, new Cancellation());
            String lookedThrough = "while " + folder + " was looked through";
            return RunFailures.translated("looking through " + folder, () -> {
                try (TemporaryFolder scratch = TemporaryFolder.of(id)) {
                    if (!Unpacked.isArchive(folder)) {
                        return verification.of(folder, scratch.create("verify"), problems);
                    }
                    UnpackedFolder unpacked = UnpackedFolder.of(
                            folder, scratch.create("unpacked"), any -> true, limits, Progress.IGNORED);
                    try {
                        return verification.of(unpacked.data(), scratch.create("verify"), problems);
                    } catch (ExportException e) {
                        throw unpacked.named(e);
                    }
                } catch (UncheckedIOException e) {
                    throw UnreadSourceException.of(lookedThrough, e.getCause());
                } catch (IOException e) {
                    throw UnreadSourceException.of(lookedThrough, e);
                }
            });
        }
    }

    /** The format that an export names. */
    public Optional<FormatRequest> writtenAs(Path export) throws ExportException {
        return RunFailures.translated("looking into " + export, () -> {
            if (!Unpacked.isArchive(export)) {
                return WrittenReport.format(export);
            }
            Set<String> reports = Set.of(WrittenReport.NAME, UnpackedFolder.name(export) + "/" + WrittenReport.NAME);
            try (TemporaryFolder scratch = TemporaryFolder.of(newId())) {
                return WrittenReport.format(UnpackedFolder.of(
                                export,
                                scratch.create("report"),
                                reports::contains,
                                LimitsFile.of(settings),
                                Progress.IGNORED)
                        .data());
            }
        });
    }

    private static String newId() {
        return UUID.randomUUID().toString().substring(0, 13).replace("-", "").toLowerCase(Locale.ROOT);
    }
}
