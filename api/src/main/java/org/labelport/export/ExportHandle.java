package org.labelport.export;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ProviderType;

/** An export that is running or has ended. Thread-safe. */
@ProviderType
public interface ExportHandle {

    /** Name of the run, unique among the runs of this engine. */
    String id();

    /** How far the run has come. May be asked by any thread at any time. */
    ExportStatus status();

    /** The file that the run's events are written to, one JSON object a line; empty when it keeps none. */
    Optional<Path> events();

    /**
     * Asks the run to stop. It ends as {@link ExportStatus#CANCELLED}, having removed all that it wrote. A run that has
     * begun to publish is not stopped any more.
     */
    void cancel();

    /**
     * Waits for the end.
     *
     * @return what was published
     * @throws ExportException when the run failed or was cancelled ({@code run.cancelled}); nothing was published, except
     *     exports of other formats of the same run that the message names
     * @throws InterruptedException when the waiting thread is interrupted; the run goes on
     * @throws IllegalStateException when called by a listener of this run from within an event, because the run waits
     *     for the listener
     */
    ExportResult await() throws ExportException, InterruptedException;
}
