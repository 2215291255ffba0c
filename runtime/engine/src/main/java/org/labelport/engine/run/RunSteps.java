package org.labelport.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ItemDetail;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.ingest.PictureAdvice;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.limits.OpenFiles;
import org.labelport.engine.limits.Threads;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.media.NetworkSettings;
import org.labelport.engine.spool.WorkFolder;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.write.FinishedFormat;
import org.labelport.engine.write.FormatExport;
import org.labelport.engine.write.ParallelWriter;
import org.labelport.engine.write.RunInput;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.limits.Limit;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** The steps that runs, dry runs and self-checks share: ingest, plan, write, finish. What differs is where files go. */
public final class RunSteps {

    private final RunRequest request;
    private final ItemNeeds.Originals originals;
    private final RunContext context;
    private final RunEvents events;
    private final Cancellation cancellation;

    /**
     * Prepares a run.
     *
     * @param originals whether files of items are fetched, where the request asks for them
     */
    public RunSteps(RunRequest request, ItemNeeds.Originals originals, RunContext context) {
        this.request = request;
        this.originals = originals;
        this.context = context;
        this.events = context.events();
        this.cancellation = context.cancellation();
    }

    /** Gives each format a place for its files. */
    @FunctionalInterface
    public interface FileStores {
        FileStore create(InstalledFormat format) throws IOException;

        /** Whether the format's files have already been published. */
        default boolean isPublished(InstalledFormat format) {
            return false;
        }
    }

    /** Takes the finished formats while the data is still available. */
    @FunctionalInterface
    public interface Outcome<T> {
        T of(Ingest.Result data, List<FinishedFormat> finished) throws ExportException, IOException;
    }

    /** Runs all steps in an empty folder for temporary files, and keeps nothing for a later process. */
    public <T> T run(Path folder, FileStores stores, Outcome<T> outcome)
            throws ExportException, IOException, InterruptedException {
        return run(folder, stores, Journal.none(), outcome);
    }

    /**
     * Runs all steps that an earlier process has not finished.
     *
     * @param folder for temporary files: empty, or with what the earlier process has left
     * @param journal of the run
     */
    public <T> T run(Path folder, FileStores stores, Journal journal, Outcome<T> outcome)
            throws ExportException, IOException, InterruptedException {
        ExportParams params = request.params();
        OpenFiles openFiles = new OpenFiles(context.limits());
        NetworkSettings allowed = NetworkSettings.of(context.settings());
        NetworkSettings network = allowed.withConnections(openFiles.connections(allowed.connections()));
        ItemNeeds needs = needs();
        Optional<T> reached = Optional.empty();
        try (WorkFolder work = WorkFolder.open(folder, journal)) {
            Ingest ingest = new Ingest(params, needs, network, work, context);
            Optional<Ingest.Result> read = ingest.finished();
            if (read.isEmpty()) {
                events.phase(Phase.INGEST);
            }
            Ingest.Result data = read.isPresent() ? read.get() : read(ingest);
            try (var spool = data.spool()) {
                if (spool.census().items() == 0) {
                    events.warn("source.empty", "the source has no items that can be exported");
                }
                journal.after(work.parts()::force);
                reached = Optional.of(outcome.of(
                        data,
                        written(
                                new RunInput(params, data, work, context, PictureAdvice.of(request.target())),
                                stores)));
            }
        } catch (IOException e) {
            if (reached.isEmpty()) {
                throw e;
            }
            unclosed(events, e);
        }
        return reached.orElseThrow();
    }

    /** Reports that a file that is no longer needed could not be closed, which does not affect the result. */
    static void unclosed(RunEvents events, IOException failure) {
        events.warn(
                "storage.unclosed",
                "a temporary file of the run cannot be closed: " + FileTrouble.of(failure)
                        + ". Check the disk; how the run ended stays as it is");
    }

    private Ingest.Result read(Ingest ingest) throws ExportException, IOException, InterruptedException {
        try {
            return ingest.run(request.target(), request.filter());
        } catch (UncheckedIOException | DirectoryIteratorException | OutOfMemoryError e) {
            throw e; // reported by code for files, or about the heap, which all code shares
        } catch (RuntimeException | Error e) {
            throw RunFailures.unexpectedOf(request.target(), e);
        }
    }

    private int threads(OpenFiles openFiles, int formats) {
        int wanted = Threads.of(request.params(), context.limits());
        int threads = openFiles.threads(wanted, formats);
        if (threads < wanted) {
            events.warn(
                    Limit.OPEN_FILES.code(),
                    threads + " threads write at once, not " + wanted + ": " + openFiles.reason());
        }
        return threads;
    }

    private List<FinishedFormat> written(RunInput run, FileStores stores)
            throws ExportException, IOException, InterruptedException {
        events.phase(Phase.PLAN);
        Map<Choice, FinishedFormat> finished = new LinkedHashMap<>();
        Map<Choice, FormatExport> exports = new LinkedHashMap<>();
        for (Map.Entry<Choice, Options> format : request.formats().entrySet()) {
            cancellation.check();
            Choice choice = format.getKey();
            FileStore files = stores.create(choice.format());
            run.work().journal().after(files::force);
            Optional<FinishedFormat> before = stores.isPublished(choice.format())
                    ? FinishedFormat.published(choice, files, run.work())
                    : FinishedFormat.staged(choice, files, run.work());
            if (before.isPresent()) {
                finished.put(choice, before.get());
            } else {
                exports.put(choice, FormatExport.plan(choice, format.getValue(), files, run));
            }
        }
        events.phase(Phase.WRITE);
        int threads = threads(new OpenFiles(context.limits()), exports.size());
        new ParallelWriter(run, List.copyOf(exports.values()), threads).run();
        run.work().journal().commit();
        events.phase(Phase.FINISH);
        for (Map.Entry<Choice, FormatExport> export : exports.entrySet()) {
            cancellation.check();
            finished.put(export.getKey(), export.getValue().finish());
        }
        return request.formats().keySet().stream().map(finished::get).toList();
    }

    /** What the formats need, taken together. */
    private ItemNeeds needs() throws ExportException, IOException {
        Set<ItemDetail> details = EnumSet.noneOf(ItemDetail.class);
        for (Map.Entry<Choice, Options> format : request.formats().entrySet()) {
            details.addAll(FormatExport.needs(format.getKey().format(), format.getValue(), context));
        }
        return new ItemNeeds(
                details,
                request.params().media() == OriginalFiles.NONE ? ItemNeeds.Originals.LEFT : originals,
                request.params().orientation());
    }
}
