package org.labelport.engine.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.output.ByteText;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/** Findings of a long stretch: keeps the counts, and moves the lines to a store from time to time. Not thread-safe. */
public final class FindingsLog {

    private static final int LINES_IN_MEMORY = 1 << 18;

    private final SegmentStore store;
    private final Findings findings;
    private final List<SegmentStore.Segment> lossLines = new ArrayList<>();
    private final List<SegmentStore.Segment> errorLines = new ArrayList<>();

    public FindingsLog(SegmentStore store) {
        this(store, new Findings());
    }

    private FindingsLog(SegmentStore store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    /**
     * Findings that an earlier process has kept.
     *
     * @param store has its lines
     * @param entry what it said of them
     */
    public static FindingsLog reopen(SegmentStore store, Entry entry) {
        FindingsLog log = new FindingsLog(store, Findings.of(entry.entry("counts")));
        entry.entries("lossLines").forEach(place -> log.lossLines.add(SegmentStore.segment(place)));
        entry.entries("errorLines").forEach(place -> log.errorLines.add(SegmentStore.segment(place)));
        return log;
    }

    /** What is needed to open them again; their lines are on the disk when this returns. */
    public Entry entry() throws IOException {
        flush(findings.lossLines(), lossLines, 0);
        flush(findings.errorLines(), errorLines, 0);
        store.force();
        return Entry.of(
                "counts", findings.entry(),
                "lossLines", Entry.each(lossLines, SegmentStore::entry),
                "errorLines", Entry.each(errorLines, SegmentStore::entry));
    }

    public void add(Loss loss) throws IOException {
        findings.add(loss);
        flush(findings.lossLines(), lossLines, LINES_IN_MEMORY);
    }

    public void add(ItemError error) throws IOException {
        findings.add(error);
        flush(findings.errorLines(), errorLines, LINES_IN_MEMORY);
    }

    /** Appends a later log of the same store, which must not be used afterwards. */
    public void append(FindingsLog later) throws IOException {
        append(findings.lossLines(), lossLines, later.findings.lossLines(), later.lossLines);
        append(findings.errorLines(), errorLines, later.findings.errorLines(), later.errorLines);
        findings.merge(later.findings);
    }

    private void append(
            ByteText lines,
            List<SegmentStore.Segment> segments,
            ByteText laterLines,
            List<SegmentStore.Segment> laterSegments)
            throws IOException {
        if (!laterSegments.isEmpty()) {
            flush(lines, segments, 0);
            segments.addAll(laterSegments);
        }
        laterLines.writeTo(lines);
        flush(lines, segments, LINES_IN_MEMORY);
    }

    /** Counts and examples. */
    public Findings findings() {
        return findings;
    }

    public void copyLossLines(OutputStream to) throws IOException {
        flush(findings.lossLines(), lossLines, 0);
        for (SegmentStore.Segment segment : lossLines) {
            store.copy(segment, to);
        }
    }

    public void copyErrorLines(OutputStream to) throws IOException {
        flush(findings.errorLines(), errorLines, 0);
        for (SegmentStore.Segment segment : errorLines) {
            store.copy(segment, to);
        }
    }

    private void flush(ByteText lines, List<SegmentStore.Segment> to, int limit) throws IOException {
        if (lines.size() > limit) {
            to.add(store.append(lines));
            lines.clear();
        }
    }
}
