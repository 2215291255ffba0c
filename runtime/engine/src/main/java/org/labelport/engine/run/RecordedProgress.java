package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.engine.ingest.IngestFolder;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.write.FinishedFormat;
import org.labelport.engine.write.FormatExport;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportEvent.Progress;

/** How far a run is, as its folder and the entries of its journal tell: what a later process need not do again. */
record RecordedProgress(Path folder, List<Entry> entries, List<String> formats) {

    /** The last step of which something is kept. Items that are written count once for each format. */
    Progress last() throws IOException {
        Optional<Entry> ingested = entries(IngestFolder.STEP).findFirst();
        if (ingested.isEmpty()) {
            return new Progress(
                    Phase.INGEST, IngestFolder.itemsKept(folder.resolve(RunWorkspace.WORK)), OptionalLong.empty());
        }
        Set<String> finished = new HashSet<>();
        entries(FinishedFormat.STEP).forEach(entry -> finished.add(entry.text("format")));
        if (finished.size() == formats.size()) {
            long published = finished.stream()
                    .filter(format -> Files.notExists(RunWorkspace.staging(folder, format)))
                    .count();
            return new Progress(Phase.PUBLISH, published, OptionalLong.of(formats.size()));
        }
        Entry spool = ingested.get().entry("spool");
        long items = spool.entry("counts").number("items");
        List<Entry> segments = spool.entries("segments");
        long written = formats.stream()
                .mapToLong(format -> finished.contains(format) ? items : written(format, segments))
                .sum();
        return written == 0
                ? new Progress(Phase.INGEST, items, OptionalLong.of(items))
                : new Progress(Phase.WRITE, written, OptionalLong.of(items * formats.size()));
    }

    /** Items of the shards that a format has written, also those that it left out. */
    private long written(String format, List<Entry> segments) {
        return entries(FormatExport.SHARD_STEP)
                .filter(entry -> entry.text("format").equals(format))
                .map(entry -> entry.integer("shard"))
                .distinct()
                .mapToLong(shard -> segments.get(shard).number("items"))
                .sum();
    }

    private Stream<Entry> entries(String step) {
        return entries.stream().filter(entry -> Journal.step(entry).equals(step));
    }
}
