package org.labelport.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.report.ExportException;

/** Runs exports in one format. */
final class SingleExport {

    private SingleExport() {}

    /**
     * Runs an export to its end.
     *
     * @param folder in which it gets a folder of its own
     */
    static ExportResult.Published run(ExportEngine engine, ExportParams.Builder params, Path folder)
            throws ExportException, IOException, InterruptedException {
        params.destination(Files.createTempDirectory(folder, "out"));
        return engine.start(params.build(), ExportListener.NONE)
                .await()
                .exports()
                .get(0);
    }
}
