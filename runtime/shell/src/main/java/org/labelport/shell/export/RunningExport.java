package org.labelport.shell.export;

import org.labelport.export.ExportHandle;
import org.labelport.export.ExportResult;
import org.labelport.report.ExportException;

/** An export that a command has started and waits for. */
final class RunningExport {

    private RunningExport() {}

    /**
     * Waits for the end, also after an interrupt: the run then cleans up, which further ones must not cut short. The thread
     * is interrupted again when this returns.
     */
    static ExportResult await(ExportHandle run) throws ExportException {
        boolean cancelled = false;
        try {
            while (true) {
                try {
                    return run.await();
                } catch (InterruptedException e) {
                    if (!cancelled) {
                        cancelled = true;
                        run.cancel();
                    }
                }
            }
        } finally {
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
