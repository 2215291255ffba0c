package org.labelport.engine.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.journal.Checkpoint;
import org.labelport.engine.journal.Durable;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.spool.SpoolFeed;
import org.labelport.engine.spool.TaxonomyEntry;
import org.labelport.model.Taxonomy;

/** How far an ingest had come when it was interrupted: what is in the spool, and where the source goes on. */
record IngestCheckpoint(Entry entry) {

    private static final String BOOKMARK = "bookmark";
    private static final String SPOOL = "spool";
    private static final String FINDINGS = "findings";
    private static final String TAXONOMY = "taxonomy";
    private static final String PROPERTIES = "properties";

    /** What a source said of its data set as a whole when it was first opened. */
    record DataSet(Taxonomy taxonomy, Map<String, Object> properties) {}

    String bookmark() {
        return entry.text(BOOKMARK);
    }

    Entry spool() {
        return entry.entry(SPOOL);
    }

    Entry findings() {
        return entry.entry(FINDINGS);
    }

    DataSet dataSet() {
        return new DataSet(TaxonomyEntry.read(entry.entries(TAXONOMY)), entry.map(PROPERTIES));
    }

    /** Keeps how far an ingest has come, from time to time. */
    static final class Keeper {

        private final Checkpoint checkpoint;
        private final Path scratch;
        private final Path originals;
        private final DataSet dataSet;
        private final SpoolFeed writer;
        private final SourceFindings findings;
        private Optional<String> place = Optional.empty();

        Keeper(
                Checkpoint checkpoint,
                Path scratch,
                Path originals,
                DataSet dataSet,
                SpoolFeed writer,
                SourceFindings findings) {
            this.checkpoint = checkpoint;
            this.scratch = scratch;
            this.originals = originals;
            this.dataSet = dataSet;
            this.writer = writer;
            this.findings = findings;
        }

        /**
         * Notes that an item is in the spool or among the findings, and the source's bookmark after it, if it has one.
         */
        void done(Optional<String> bookmark) throws IOException {
            findings.settle();
            place = bookmark;
            if (bookmark.isPresent() && checkpoint.isDue()) {
                keep(bookmark.get());
            }
        }

        /** Keeps what was done before a failure, where it can be told apart from what was done in part. */
        void keepBeforeFailure() {
            if (place.isPresent() && findings.isSettled()) {
                try {
                    keep(place.get());
                } catch (IOException e) {
                    return; // an earlier checkpoint is still there, and the first failure is the one to report
                }
            }
        }

        private void keep(String bookmark) throws IOException {
            Durable.tree(scratch);
            Durable.names(originals);
            checkpoint.keep(() -> Entry.of(
                    BOOKMARK, bookmark,
                    SPOOL, writer.entry(),
                    FINDINGS, findings.entry(),
                    TAXONOMY, TaxonomyEntry.of(dataSet.taxonomy()),
                    PROPERTIES, dataSet.properties()));
        }
    }
}
