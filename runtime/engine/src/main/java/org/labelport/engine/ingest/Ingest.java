package org.labelport.engine.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.ingest.IngestCheckpoint.DataSet;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.limits.OpenFiles;
import org.labelport.engine.limits.Threads;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.media.NetworkSettings;
import org.labelport.engine.media.PreparedItems;
import org.labelport.engine.media.RemoteFiles;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.Spool;
import org.labelport.engine.spool.SpoolFeed;
import org.labelport.engine.spool.WorkFolder;
import org.labelport.export.ExportParams;
import org.labelport.limits.Limits;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceRequest;

/**
 * Reads a source once, from its first item to its last, into a spool. Used by one thread; a second thread spools, and
 * others read items if the source allows it.
 */
public final class Ingest {

    private final ExportParams params;
    private final ItemNeeds needs;
    private final NetworkSettings network;
    private final IngestFolder folder;
    private final RunContext context;
    private final Limits limits;

    /**
     * Prepares to read.
     *
     * @param needs what is needed of items
     * @param network how files may be fetched
     * @param work its folder holds the spool, originals and the source's temporary files; its journal records what was
     *     read when everything has been read
     * @param context takes progress, messages and cancellation
     */
    public Ingest(ExportParams params, ItemNeeds needs, NetworkSettings network, WorkFolder work, RunContext context) {
        this.params = params;
        this.needs = needs;
        this.network = network;
        this.folder = new IngestFolder(work);
        this.context = context;
        this.limits = context.limits();
    }

    /**
     * What was read.
     *
     * @param spool the items; the caller closes it
     * @param findings what was wrong with the source, and what was filtered
     * @param itemsRead all items of the source, failed ones included
     * @param annotationsRead all annotations of the source, failed and filtered ones included
     * @param properties what the source knows of the data set as a whole
     */
    public record Result(
            Spool spool, FindingsLog findings, long itemsRead, long annotationsRead, Map<String, Object> properties) {}

    /** What an earlier process has read; empty when it did not finish reading. */
    public Optional<Result> finished() throws IOException {
        return folder.finished();
    }

    /** Reads the items that an earlier process has not kept. */
    public Result run(InstalledTarget target, Options filter)
            throws ExportException, IOException, InterruptedException {
        Optional<IngestCheckpoint> before = folder.begun();
        SourceFindings findings = new SourceFindings(
                params.onItemError(), folder.findings(), context, before.map(IngestCheckpoint::findings));
        SourceFiles files = SourceFiles.of(target, filter, folder.unpacked(), findings, limits);
        try {
            return run(target, files, findings, before);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ExportException e) {
            throw files.named(e);
        }
    }

    private Result run(
            InstalledTarget target, SourceFiles files, SourceFindings findings, Optional<IngestCheckpoint> before)
            throws ExportException, IOException, InterruptedException {
        OrderedReport report = new OrderedReport(findings);
        ImageHeaders pictures = new ImageHeaders(limits);
        SourceRequest request = new SourceRequest(
                files.filter(),
                folder.scratch(),
                pictures,
                files.report(report),
                new JacksonJson(limits),
                limits,
                before.map(IngestCheckpoint::bookmark));
        int readers = new OpenFiles(limits).readers(Threads.of(params, limits));
        String began = before.isPresent() ? "since the run was continued, " : "";
        Optional<Result> result = Optional.empty();
        boolean closed = false;
        try {
            try (ItemSource source = ParallelReader.of(opened(target, request, findings), readers, limits, report);
                    SpoolFeed writer = new SpoolFeed(folder.writer(params.shardItems(), before));
                    PreparedItems items = new PreparedItems(
                            source,
                            new RemoteFiles(
                                    source,
                                    network,
                                    folder.originals(),
                                    limits,
                                    message -> context.events().warn("media.none-came", began + message)),
                            needs,
                            pictures,
                            limits,
                            findings)) {
                DataSet dataSet = before.isPresent()
                        ? before.get().dataSet()
                        : new DataSet(source.taxonomy(), source.properties());
                FoundPictures found = new FoundPictures(
                        PictureAdvice.of(target), needs.files() && PictureAdvice.isFolderAsked(target));
                ItemIntake intake = new ItemIntake(source, items, writer, found, context);
                result = Optional.of(spooled(dataSet, intake, writer, findings));
                if (folder.isKept()) {
                    folder.keep(result.get());
                }
            }
            closed = true;
            return result.get();
        } finally {
            if (!closed && result.isPresent()) {
                result.get().spool().close(); // also when the source could not be closed
            }
        }
    }

    private Result spooled(DataSet dataSet, ItemIntake intake, SpoolFeed writer, SourceFindings findings)
            throws ExportException, IOException, InterruptedException {
        Selection selection =
                new Selection(params, CategoryRules.of(params.categories(), dataSet.taxonomy()), findings);
        intake.run(
                selection, folder.isKept() ? Optional.of(folder.keeper(dataSet, writer, findings)) : Optional.empty());
        context.events().progressDone(writer.size());
        Spool spool = writer.seal(selection.taxonomy(writer.categoriesInData()));
        return new Result(spool, findings.log(), findings.items(), findings.annotations(), dataSet.properties());
    }

    /**
     * Opens the source. What a source reports while it is opened at a bookmark is ignored, because it was reported
     * before.
     */
    private ItemSource opened(InstalledTarget target, SourceRequest request, SourceFindings findings)
            throws ExportException, IOException {
        if (request.from().isEmpty()) {
            try {
                return WatchedSource.open(target, request, context.watch());
            } catch (ExportException e) {
                return EmptyExport.orRefused(request.filter(), e);
            }
        }
        findings.ahead();
        try {
            return WatchedSource.open(target, request, context.watch());
        } finally {
            findings.answered();
        }
    }
}
