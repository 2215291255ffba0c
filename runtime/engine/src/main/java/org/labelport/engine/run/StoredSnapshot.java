package org.labelport.engine.run;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.Lease;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.ingest.IngestFolder;
import org.labelport.engine.ingest.SnapshotComparison;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.publish.TemporaryFolder;
import org.labelport.engine.spool.Spool;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** What a run that was interrupted has read of its source. */
final class StoredSnapshot {

    private StoredSnapshot() {}

    /** Compares it with what the source has now; the run stays as it is. */
    static SourceChanges changes(
            Catalogue catalogue, String id, Path destination, SourceChange.Sink changes, Limits limits, Lease lease)
            throws ExportException {
        return RunFailures.translated(destination, () -> {
            try (RunWorkspace place = RunWorkspace.reopen(destination, id)) {
                RunRequest request = new Resumption(catalogue, id, place).request(destination, lease);
                Optional<Entry> read = place.journal().lastBefore(IngestFolder.STEP);
                if (read.isEmpty()) {
                    throw new ExportException(
                            "run.not-read",
                            "run " + id + " has not read all of its source, so there is nothing to compare with."
                                    + " Continue it: labelport resume " + id + " --in " + destination);
                }
                try (Spool spool = IngestFolder.spool(place.work(), read.get());
                        TemporaryFolder scratch =
                                TemporaryFolder.of("changes" + id)) { // the run may export to the same place
                    return new SnapshotComparison(spool, changes, limits, new Cancellation())
                            .with(request.target(), request.filter(), scratch.create(RunWorkspace.WORK));
                }
            }
        });
    }
}
