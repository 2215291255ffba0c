package org.labelport.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.ItemFailed;
import org.labelport.export.ExportEvent.Level;
import org.labelport.export.ExportEvent.LogLine;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportEvent.PhaseStarted;
import org.labelport.export.ExportEvent.Progress;
import org.labelport.export.ExportListener;
import org.labelport.report.ItemError;

/**
 * Shows a run's progress: on a console one line that is overwritten, elsewhere a line now and then. Thread-safe: events
 * come from threads of the run.
 */
final class ProgressDisplay implements ExportListener, AutoCloseable {

    /** How much is shown. */
    enum Verbosity {
        PROGRESS,
        /** Warnings and errors only. */
        QUIET
    }

    private static final String ERASE = "\r\u001b[K";
    private static final long PLAIN_NANOS = 10_000_000_000L;
    private static final long WORTH_A_LINE_NANOS = 2_000_000_000L;

    private final PrintStream err;
    private final Console console;
    private final Verbosity verbosity;
    private final LongSupplier nanoClock;
    private final ErrorExamples errors = new ErrorExamples();

    private Phase phase = Phase.INGEST;
    private long phaseStart;
    private long lastPlain;
    private Throughput throughput = new Throughput();
    private long done;
    private OptionalLong total = OptionalLong.empty();
    private long failed;
    private boolean lineShown;

    ProgressDisplay(PrintStream err, Console console, Verbosity verbosity, LongSupplier nanoClock) {
        this.err = err;
        this.console = console;
        this.verbosity = verbosity;
        this.nanoClock = nanoClock;
        this.phaseStart = nanoClock.getAsLong();
        this.lastPlain = phaseStart;
    }

    @Override
    public synchronized void on(String runId, ExportEvent event) {
        if (event instanceof PhaseStarted started) {
            phaseStarted(started.phase());
        } else if (event instanceof Progress progress) {
            progress(progress);
        } else if (event instanceof LogLine line) {
            log(line);
        } else if (event instanceof ItemFailed failure) {
            failed++;
            errors.add(failure.error());
        }
        // What was published, and how the run ended, is in its result.
    }

    /** The first few errors of each kind. */
    synchronized List<ItemError> errorExamples() {
        return errors.all();
    }

    /** Leaves the console clean for what comes next. */
    @Override
    public synchronized void close() {
        erase();
        err.flush();
    }

    private void phaseStarted(Phase next) {
        long now = nanoClock.getAsLong();
        boolean counted = done > 0 && (phase == Phase.INGEST || phase == Phase.WRITE);
        boolean worthALine = !console.interactive() || now - phaseStart >= WORTH_A_LINE_NANOS;
        if (next != phase && counted && worthALine && verbosity == Verbosity.PROGRESS) {
            println(ProgressLine.verb(phase) + "  " + Quantity.count(done, "item") + " in "
                    + Quantity.elapsed(now - phaseStart));
        }
        phase = next;
        phaseStart = now;
        lastPlain = now;
        done = 0;
        total = OptionalLong.empty();
        throughput = new Throughput();
        throughput.sample(now, 0);
        showLine();
    }

    private void progress(Progress progress) {
        if (progress.phase() != phase) {
            phaseStarted(progress.phase());
        }
        long now = nanoClock.getAsLong();
        done = progress.done();
        total = progress.total();
        throughput.sample(now, done);
        showLine();
        if (!console.interactive() && verbosity == Verbosity.PROGRESS && now - lastPlain >= PLAIN_NANOS) {
            lastPlain = now;
            println(line(Integer.MAX_VALUE));
        }
    }

    private void log(LogLine line) {
        if (line.level() == Level.INFO && verbosity == Verbosity.QUIET) {
            return;
        }
        String kind = switch (line.level()) {
            case INFO -> "";
            case WARNING -> "warning: ";
            case ERROR -> "error: ";
        };
        println("labelport: " + kind + SafeText.of(line.message()));
    }

    private void showLine() {
        if (console.interactive() && verbosity == Verbosity.PROGRESS) {
            err.print(ERASE + line(console.columns() - 1));
            err.flush();
            lineShown = true;
        }
    }

    private String line(int columns) {
        return new ProgressLine(phase, done, total, failed, throughput.perSecond()).text(columns);
    }

    private void println(String text) {
        erase();
        err.println(text);
        err.flush();
    }

    private void erase() {
        if (lineShown) {
            err.print(ERASE);
            lineShown = false;
        }
    }
}
