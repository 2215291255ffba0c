package org.labelport.engine.write;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.report.FindingsEntry;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.spool.WorkFolder;
import org.labelport.engine.staging.EarlierFiles;
import org.labelport.engine.staging.FileStore;
import org.labelport.export.ExportSummary;

/**
 * A format's part of a run that is completely written.
 *
 * @param files where it is
 */
public record FinishedFormat(InstalledFormat format, FileStore files, ExportSummary summary) {

    /** The step's name in the journal. */
    public static final String STEP = "finished";

    /** Records in the journal that everything was written, and the files. */
    static void keep(Journal journal, ExportSummary summary, PartStore parts, FileStore.Entry report)
            throws IOException {
        if (!journal.isKept()) {
            return;
        }
        journal.add(
                STEP,
                Entry.of(
                        "format", summary.format(),
                        "summary", entry(summary),
                        "manifests", Entry.each(parts.segments(Manifest.PART), SegmentStore::entry),
                        "report", Manifest.entry(report)));
    }

    /**
     * The format as an earlier process has finished it; empty when it did not, or when its files have changed since.
     *
     * @param work has what the earlier process kept
     */
    public static Optional<FinishedFormat> staged(Choice choice, FileStore files, WorkFolder work) throws IOException {
        Optional<Entry> finished = lastOf(choice, work);
        return finished.isPresent() && isThere(finished.get(), files, work.parts())
                ? Optional.of(of(choice, files, finished.get()))
                : Optional.empty();
    }

    /**
     * The format as an earlier process has finished and published it, so that its files are elsewhere; empty when it did not
     * finish it.
     *
     * @param work has what the earlier process kept
     */
    public static Optional<FinishedFormat> published(Choice choice, FileStore files, WorkFolder work) {
        return lastOf(choice, work).map(finished -> of(choice, files, finished));
    }

    private static Optional<Entry> lastOf(Choice choice, WorkFolder work) {
        return work.journal().before(STEP).stream()
                .filter(entry -> entry.text("format").equals(choice.id()))
                .reduce((earlier, later) -> later);
    }

    private static FinishedFormat of(Choice choice, FileStore files, Entry finished) {
        return new FinishedFormat(choice.format(), files, summary(finished.entry("summary")));
    }

    private static boolean isThere(Entry finished, FileStore files, SegmentStore store) throws IOException {
        Optional<EarlierFiles> earlier = files.earlier();
        if (earlier.isEmpty() || !earlier.get().hold(List.of(Manifest.read(finished.entry("report"))))) {
            return false;
        }
        for (Entry manifest : finished.entries("manifests")) {
            if (!earlier.get().hold(Manifest.read(store, SegmentStore.segment(manifest)))) {
                return false;
            }
        }
        return true;
    }

    private static Entry entry(ExportSummary summary) {
        return Entry.of(
                "format", summary.format(),
                "version", summary.version(),
                "items", entry(summary.items()),
                "annotations", entry(summary.annotations()),
                "losses", summary.losses(),
                "errors", summary.errors(),
                "lossExamples", FindingsEntry.ofLosses(summary.lossExamples()),
                "errorExamples", FindingsEntry.ofErrors(summary.errorExamples()),
                "files", summary.files(),
                "bytes", summary.bytes());
    }

    private static ExportSummary summary(Entry entry) {
        return new ExportSummary(
                entry.text("format"),
                entry.text("version"),
                tally(entry.entry("items")),
                tally(entry.entry("annotations")),
                new TreeMap<>(entry.numbers("losses")),
                new TreeMap<>(entry.numbers("errors")),
                FindingsEntry.losses(entry.entries("lossExamples")),
                FindingsEntry.errors(entry.entries("errorExamples")),
                entry.number("files"),
                entry.number("bytes"));
    }

    private static Entry entry(ExportSummary.Tally tally) {
        return Entry.of(
                "read", tally.read(),
                "written", tally.written(),
                "lost", tally.lost(),
                "filtered", tally.filtered(),
                "failed", tally.failed());
    }

    private static ExportSummary.Tally tally(Entry entry) {
        return new ExportSummary.Tally(
                entry.number("read"),
                entry.number("written"),
                entry.number("lost"),
                entry.number("filtered"),
                entry.number("failed"));
    }
}
