package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.ItemDetail;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.media.NetworkSettings;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.write.FileStore;
import org.labelport.engine.write.FormatExport;
import org.labelport.engine.write.ParallelWriter;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportSummary;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/** The steps that runs, dry runs and self-checks share: ingest, plan, write, finish. What differs is where files go. */
public final class RunSteps {

    private static final long STORE_MEMORY = 32L << 20;

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
    }

    /** Takes what was finished while the data is still at hand. */
    @FunctionalInterface
    public interface Outcome<T> {
        T of(Ingest.Result data, List<FormatExport> exports, List<ExportSummary> finished)
                throws ExportException, IOException;
    }

    /**
     * Runs all steps.
     *
     * @param folder an empty folder for temporary files
     */
    public <T> T run(Path folder, FileStores stores, Outcome<T> outcome)
            throws ExportException, IOException, InterruptedException {
        ExportParams params = request.params();
        NetworkSettings network = NetworkSettings.of(context.settings());
        ItemNeeds needs = needs();
        long memory = Math.min(STORE_MEMORY, Runtime.getRuntime().maxMemory() / 8);
        try (SegmentStore findings = new SegmentStore(folder.resolve("findings"), memory / 4);
                SegmentStore parts = new SegmentStore(folder.resolve("parts"), memory)) {
            events.phase(Phase.INGEST);
            Ingest.Result data = new Ingest(params, needs, network, folder, findings, context)
                    .run(request.target().handler(), request.filter());
            try (var spool = data.spool()) {
                if (spool.census().items() == 0) {
                    events.warn("source.empty", "the source has no items that can be exported");
                }
                events.phase(Phase.PLAN);
                List<FormatExport> exports = new ArrayList<>();
                for (Map.Entry<Choice, Options> format : request.formats().entrySet()) {
                    exports.add(FormatExport.plan(
                            format.getKey(),
                            format.getValue(),
                            params,
                            data,
                            stores.create(format.getKey().format()),
                            parts,
                            context.log()));
                }
                events.phase(Phase.WRITE);
                new ParallelWriter(spool, exports, params, events, cancellation).run();
                events.phase(Phase.FINISH);
                List<ExportSummary> finished = new ArrayList<>();
                for (FormatExport export : exports) {
                    cancellation.check();
                    finished.add(export.finish());
                }
                return outcome.of(data, exports, finished);
            }
        }
    }

    /** What any of the formats needs. */
    private ItemNeeds needs() throws ExportException {
        Set<ItemDetail> details = EnumSet.noneOf(ItemDetail.class);
        for (Map.Entry<Choice, Options> format : request.formats().entrySet()) {
            details.addAll(FormatExport.needs(format.getKey().format(), format.getValue()));
        }
        return new ItemNeeds(
                details, request.params().media() == OriginalFiles.NONE ? ItemNeeds.Originals.LEFT : originals);
    }
}
