package org.labelport.engine.write;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.report.Findings;
import org.labelport.engine.staging.FileStore;
import org.labelport.export.ExportSummary;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;

/** The totals of a format's shards, summed in their order, and of the files that are written after them. */
final class ExportTotals {

    private final InstalledFormat format;
    private final Ingest.Result data;
    private final ByteText manifest = new ByteText();
    private final Map<String, Long> counters = new HashMap<>();
    private final Findings shardFindings = new Findings();
    private long items;
    private long annotations;
    private long fileCount;
    private long bytes;

    ExportTotals(InstalledFormat format, Ingest.Result data, Shards shards) {
        this.format = format;
        this.data = data;
        for (int i = 0; i < shards.count(); i++) {
            ShardResult shard = shards.result(i);
            items += shard.items();
            annotations += shard.annotations();
            fileCount += shard.files();
            bytes += shard.bytes();
            shard.counters().forEach((name, count) -> counters.merge(name, count, Long::sum));
            shardFindings.merge(shard.findings());
        }
    }

    /** Counters of the shards by their names. */
    Map<String, Long> counters() {
        return counters;
    }

    /** The lines of the manifest for the files that were added. */
    ByteText manifest() {
        return manifest;
    }

    /** Counts a file that belongs to no shard. */
    void add(FileStore.Entry entry) throws IOException {
        Manifest.add(entry, manifest);
        fileCount++;
        bytes += entry.size();
    }

    /**
     * All that was found, in the order in which a run comes to it.
     *
     * @param wholeDataset what was found where no item is meant
     */
    Findings findings(Findings wholeDataset) {
        Findings all = new Findings();
        all.merge(data.findings().findings());
        all.merge(shardFindings);
        all.merge(wholeDataset);
        return all;
    }

    /** @throws ExportException {@code engine.accounting} when what was read is not what was written, lost or failed */
    ExportSummary summary(Findings findings) throws ExportException {
        try {
            return new ExportSummary(
                    format.id(),
                    format.origin().version(),
                    new ExportSummary.Tally(
                            data.itemsRead(),
                            items,
                            findings.droppedItems(),
                            findings.filteredItems(),
                            findings.failedItems()),
                    new ExportSummary.Tally(
                            data.annotationsRead(),
                            annotations,
                            findings.droppedAnnotations(),
                            findings.filteredAnnotations(),
                            findings.failedAnnotations()),
                    findings.losses(),
                    findings.errors(),
                    findings.lossExamples(),
                    findings.errorExamples(),
                    fileCount,
                    bytes);
        } catch (IllegalArgumentException e) {
            throw new UnpublishedException(
                    "engine.accounting",
                    format.id() + ": " + e.getMessage(),
                    "this is a fault of the format or of Labelport, please report it",
                    e);
        }
    }
}
