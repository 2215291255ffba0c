package org.labelport.testkit;

import java.io.IOException;
import java.util.List;
import org.labelport.report.ExportException;

/**
 * Writes data, reads it and writes it again, and does so once more. The first time may change what the format cannot
 * hold; what is left then must stay as it is, or data that goes back and forth changes a little every time.
 */
final class Rereading {

    private final EngineTrial trial;
    private final Reading reading;

    Rereading(EngineTrial trial, Reading reading) {
        this.trial = trial;
        this.reading = reading;
    }

    /** @param name of the data, for the message */
    void verify(String name, DataSet data) throws IOException, InterruptedException {
        try {
            EngineTrial.Export written = trial.export(data);
            EngineTrial.Export again = reread(name, written);
            ExportTree expected = again.files().withoutReports();
            if (expected.equals(written.files().withoutReports())) {
                return; // the same files would be read, and written, once more
            }
            EngineTrial.Export onceMore = reread(name, again);
            TreeDiff.between(
                            "written again",
                            expected,
                            "and once more",
                            onceMore.files().withoutReports())
                    .ifPresent(difference -> {
                        throw Rule.REREADING.failure(
                                name + " was written, read and written again, and still changes when that is read and"
                                        + " written once more:\n" + difference);
                    });
        } catch (ExportException e) {
            throw Rule.REREADING.failure(name + " was written, and cannot be read and written again: " + e.line());
        }
    }

    private EngineTrial.Export reread(String name, EngineTrial.Export written)
            throws ExportException, IOException, InterruptedException {
        EngineTrial.Export export = reading.read(written.folder());
        List<Finding> errors = Finding.errors(export.files());
        if (!errors.isEmpty()) {
            throw Rule.REREADING.failure(
                    name + " was written, and cannot all be read and written again. The first error: " + errors.get(0));
        }
        return export;
    }
}
