package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.export.StoredRun;
import org.labelport.report.ExportException;

/** Tests that what changed in the source since it was read is told by item. */
@Timeout(60)
class SourceChangesTest extends FailingSourceFixture {

    private static final String TEMPORARY = "java.io.tmpdir";

    @Test
    void whatChangedInTheSourceIsToldByItem() throws Exception {
        Path out = folder.resolve("out");
        changesAreTold(params(out), out);
        Path second = folder.resolve("second");
        asksLeft = 120;
        ExportHandle early = engine(true).start(params(second), ExportListener.NONE);
        assertTrue(fails(early));
        assertEquals(
                "run.not-read",
                assertThrows(ExportException.class, () -> engine(true).changes(early.id(), second, change -> {}))
                        .code());
    }

    @Test
    void whatChangedIsToldOfItemsThatAreKeptAsTheyCame() throws Exception {
        Path out = folder.resolve("out");
        changesAreTold(asTheyCame(out), out);
    }

    @Test
    void whatChangedIsToldOfARunThatExportsToTheFolderForTemporaryFiles() throws Exception {
        Path out = folder.resolve("out");
        String usual = System.setProperty(TEMPORARY, Files.createDirectory(out).toString());
        try {
            changesAreTold(asTheyCame(out), out);
        } finally {
            System.setProperty(TEMPORARY, usual);
        }
    }

    private void changesAreTold(ExportParams params, Path out) throws Exception {
        ExportHandle run = engine(true).start(params, (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        assertThrows(ExportException.class, run::await);
        List<String> changes = new ArrayList<>();
        SourceChange.Sink sink = change -> changes.add(change.kind() + " " + change.item());
        SourceChanges none = engine(false).changes(run.id(), out, sink);
        assertEquals(List.of(), changes, "addresses with other signatures are the same");
        assertTrue(none.isNone());
        int fetched = server.requests().size();
        categoryOfTheLast = "wolf";
        missing = Set.of(5, 41);
        SourceChanges some = engine(true).changes(run.id(), out, sink);
        assertEquals(List.of("CHANGED r149a", "GONE r5a", "GONE r41a", "GONE r41b"), changes);
        assertEquals(new SourceChanges(none.same() - 4, 0, 1, 3, none.unreadable()), some);
        assertEquals(fetched, server.requests().size());
        assertEquals(StoredRun.State.FAILED, engine(true).stored(out).get(0).state(), "it can be continued");
    }
}
