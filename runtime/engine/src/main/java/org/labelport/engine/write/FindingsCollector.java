package org.labelport.engine.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.RunFileException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Takes losses from a format, which does not expect that recording them can fail. */
final class FindingsCollector implements LossSink {

    private final FindingsLog log;
    private final DeclaredLosses declared;
    private IOException failure;

    FindingsCollector(FindingsLog log, DeclaredLosses declared) {
        this.log = log;
        this.declared = declared;
    }

    @Override
    public void loss(Loss loss) {
        declared.check(loss);
        try {
            log.add(loss);
        } catch (IOException e) {
            failure = RunFileException.of(e);
            throw new UncheckedIOException(failure);
        }
    }

    /** @throws IOException when writing down a loss failed and the format swallowed it */
    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
