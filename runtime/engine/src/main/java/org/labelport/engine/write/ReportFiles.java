package org.labelport.engine.write;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.report.Findings;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.report.WrittenReport;
import org.labelport.engine.staging.FileStore;

/** Writes the lists of losses and errors, and {@code run.json}, beside the files of a format. */
final class ReportFiles {

    private final FileStore files;
    private final PartStore parts;
    private final FindingsLog reading;
    private final FindingsLog wholeDataset;

    /**
     * @param parts holds what the shards found
     * @param wholeDataset findings about the data set as a whole
     */
    ReportFiles(FileStore files, PartStore parts, Ingest.Result data, FindingsLog wholeDataset) {
        this.files = files;
        this.parts = parts;
        this.reading = data.findings();
        this.wholeDataset = wholeDataset;
    }

    /** Writes the lists that are not empty. */
    void writeLists(Findings findings, ExportTotals totals) throws IOException {
        if (!findings.losses().isEmpty()) {
            totals.add(write(WrittenReport.LOSSES, to -> {
                reading.copyLossLines(to);
                parts.copy(ShardTask.LOSS_LINES, to);
                wholeDataset.copyLossLines(to);
            }));
        }
        if (!findings.errors().isEmpty()) {
            totals.add(write(WrittenReport.ERRORS, to -> {
                reading.copyErrorLines(to);
                parts.copy(ShardTask.ERROR_LINES, to);
            }));
        }
    }

    /** Writes {@code run.json}, with the manifest that is among the parts. */
    FileStore.Entry writeReport(RunReport report) throws IOException {
        return write(WrittenReport.NAME, to -> report.write(to, parts));
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private FileStore.Entry write(String name, Content content) throws IOException {
        FileStore.Writing out = files.open(name);
        try (out) {
            content.writeTo(out);
        }
        return out.entry();
    }
}
