package org.labelport.engine.limits;

import org.labelport.export.ExportParams;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** How many threads a run would use, before {@link OpenFiles}. */
public final class Threads {

    private Threads() {}

    /** What was asked for; else one for each processor, within {@link Limit#THREADS}. */
    public static int of(ExportParams params, Limits limits) {
        return params.threads() > 0
                ? params.threads()
                : (int) Math.min(Runtime.getRuntime().availableProcessors(), limits.of(Limit.THREADS));
    }
}
